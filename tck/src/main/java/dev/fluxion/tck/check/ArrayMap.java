package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import dev.fluxion.tck.numerics.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A primitive that maps arrays to arrays, at given shapes, as a function of one vector: the
 * elements of all inputs that can vary, one after the other, to the elements of all outputs.
 */
public final class ArrayMap implements Subject {
  private static final double WIDEST = 1.5;

  private final BoundPrimitive call;
  private final Optional<Backend> host;
  private final List<Given.Input> inputs;
  private final List<double[]> values;
  private final boolean given;
  private final List<Integer> variables = new ArrayList<>();
  private final int capability;
  private final DifferentiableFunction function;
  private final int size;
  private double low = -WIDEST;
  private double high = WIDEST;

  /**
   * Creates a subject.
   *
   * @param call the primitive, which has a kernel, with its attributes
   * @param inputs shapes that it accepts
   */
  public ArrayMap(BoundPrimitive call, List<Given.Input> inputs) {
    this(call, inputs, Optional.empty());
  }

  /**
   * Creates a subject.
   *
   * @param call the primitive with its attributes
   * @param inputs shapes that it accepts
   * @param host gives its exact values, if it has no kernel
   */
  ArrayMap(BoundPrimitive call, List<Given.Input> inputs, Optional<Backend> host) {
    this.call = call;
    this.host = host;
    this.inputs = List.copyOf(inputs);
    this.given = inputs.stream().anyMatch(input -> input.values().isPresent());
    SplittableRandom random = Seeds.random(0, "inputs", call.toString());
    this.values = new ArrayList<>();
    for (Given.Input input : inputs) {
      values.add(
          input
              .values()
              .orElseGet(() -> random.doubles(input.shape().size(), low, high).toArray()));
    }
    int least = Reading.ANY;
    int elements = 0;
    for (int i = 0; i < inputs.size(); i++) {
      int reached = capabilityIn(i);
      if (reached > 0) {
        variables.add(i);
        least = Math.min(least, reached);
        elements += inputs.get(i).shape().size();
      }
    }
    this.capability = variables.isEmpty() ? 0 : least;
    this.size = elements;
    this.function = define();
    if (!given && !isFinite()) {
      this.low = 0.5;
      this.high = 2;
    }
  }

  private int capabilityIn(int input) {
    return Reading.capability(
        Fluxion.function(call.primitive().id())
            .input("x", inputs.get(input).shape())
            .returns(x -> flattened(arguments(input, x))));
  }

  private List<Expr> arguments(int varied, Expr x) {
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      arguments.add(i == varied ? x : Expr.constant(inputs.get(i).shape(), values.get(i)));
    }
    return arguments;
  }

  /** Returns the outputs for given inputs, as a vector. */
  Expr flattened(List<Expr> arguments) {
    Expr[] flat =
        call.outputs(arguments.toArray(Expr[]::new)).stream()
            .map(Expr::flatten)
            .toArray(Expr[]::new);
    return Expr.concat(flat);
  }

  private DifferentiableFunction define() {
    return hosted(
        Fluxion.function(call.primitive().id()).input("x", Shape.vector(size)).returns(this::at));
  }

  /** Returns the code of the primitive: its kernel, or the backend. */
  Kernel.ShapedFunction code() {
    Optional<Kernel> kernel = call.primitive().kernel(call.attributes());
    if (kernel.isPresent()) {
      return ((Kernel.Arrays) kernel.get()).function();
    }
    return (shapes, arrays, outputs) -> {
      List<Evaluation> batch =
          List.of(new Evaluation(call, List.of(), List.of(arrays), shapes, Shots.EXACT));
      List<double[]> found = host.orElseThrow().evaluate(batch).get(0).values();
      for (int k = 0; k < outputs.length; k++) {
        System.arraycopy(found.get(k), 0, outputs[k], 0, outputs[k].length);
      }
    };
  }

  /**
   * Returns the primitive at other shapes, with values that the kit chooses.
   *
   * @param others the shape of each input
   */
  ArrayMap at(List<Shape> others) {
    return new ArrayMap(call, others.stream().map(Given.Input::of).toList(), host);
  }

  /**
   * Returns the primitive with other attributes, at the same inputs.
   *
   * @param other the primitive with these attributes
   */
  ArrayMap with(BoundPrimitive other) {
    return new ArrayMap(other, inputs, host);
  }

  /** Returns a function that calls the primitive, evaluated where the primitive can be. */
  DifferentiableFunction hosted(DifferentiableFunction caller) {
    return host.map(caller::on).orElse(caller);
  }

  /**
   * Returns the outputs, as a vector, for a vector of all elements that can vary.
   *
   * @param x the vector
   */
  Expr at(Expr x) {
    return flattened(unpacked(x));
  }

  /** Returns the inputs that a vector of all elements that can vary stands for. */
  List<Expr> unpacked(Expr x) {
    List<Expr> arguments = new ArrayList<>();
    int position = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Shape shape = inputs.get(i).shape();
      if (variables.contains(i)) {
        Expr part = x.slice(position, position + shape.size());
        arguments.add(part.reshape(shape.extents()));
        position += shape.size();
      } else {
        arguments.add(Expr.constant(shape, values.get(i)));
      }
    }
    return arguments;
  }

  private boolean isFinite() {
    double[] x = draw(new SplittableRandom(0));
    return Arrays.stream(function.value(x).toArray())
        .allMatch(value -> Math.abs(value) <= Double.MAX_VALUE);
  }

  @Override
  public BoundPrimitive call() {
    return call;
  }

  @Override
  public String title() {
    return call
        + host.map(backend -> " by backend '" + backend.id() + "'").orElse("")
        + " on "
        + inputs;
  }

  /** Returns the shapes. */
  List<Shape> shapes() {
    return inputs.stream().map(Given.Input::shape).toList();
  }

  /** Returns the primitive as a function of the vector {@code x}. */
  DifferentiableFunction function() {
    return function;
  }

  /** Returns the number of elements that can vary. */
  int size() {
    return size;
  }

  /** Returns the number of elements of all outputs. */
  int outputSize() {
    return function.outputShape().size();
  }

  /** Returns the highest order, or {@link Reading#ANY}. */
  int capability() {
    return capability;
  }

  /**
   * Returns whether a derivative is to be checked.
   *
   * @param order 1 or more
   */
  boolean reaches(int order) {
    return order <= Math.min(Reading.HIGHEST_ORDER, capability);
  }

  /** Returns whether every input is varied: none of them lacks a derivative. */
  boolean variesAll() {
    return variables.size() == values.size();
  }

  /**
   * Returns a point: near the values that were given, anywhere otherwise.
   *
   * @param random chooses
   */
  double[] draw(RandomGenerator random) {
    double[] point = new double[size];
    int position = 0;
    for (int i : variables) {
      for (double value : values.get(i)) {
        point[position++] =
            given
                ? value + 0.05 * (value == 0 ? 1 : value) * random.nextDouble(-1, 1)
                : random.nextDouble(low, high);
      }
    }
    return point;
  }

  /**
   * Returns the size of the terms that may cancel in a derivative: what cannot be seen beside the
   * outputs cannot be told from rounding.
   *
   * @param x a point
   */
  double termSize(double[] x) {
    return Vectors.largest(function.value(x).toArray());
  }

  /**
   * Returns inputs for the kernel of the primitive.
   *
   * @param random chooses
   */
  double[][] kernelInputs(RandomGenerator random) {
    double[] point = draw(random);
    double[][] arrays = new double[inputs.size()][];
    int position = 0;
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = values.get(i).clone();
      if (variables.contains(i)) {
        System.arraycopy(point, position, arrays[i], 0, arrays[i].length);
        position += arrays[i].length;
      }
    }
    return arrays;
  }

  /**
   * Returns inputs for the kernel in which everything that can vary, or else everything, is NaN.
   */
  double[][] undefinedInputs() {
    double[][] arrays = new double[inputs.size()][];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = values.get(i).clone();
      if (variables.contains(i) || variables.isEmpty()) {
        Arrays.fill(arrays[i], Double.NaN);
      }
    }
    return arrays;
  }

  /** Returns arrays for the outputs of the kernel, filled with a number. */
  double[][] kernelOutputs(double filling) {
    Expr[] ones = shapes().stream().map(shape -> Expr.constant(shape, 1)).toArray(Expr[]::new);
    double[][] arrays =
        call.outputs(ones).stream()
            .map(output -> new double[output.shape().size()])
            .toArray(double[][]::new);
    for (double[] array : arrays) {
      Arrays.fill(array, filling);
    }
    return arrays;
  }
}
