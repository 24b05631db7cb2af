package dev.fluxion.tck.backend;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A primitive on a backend: how to open the one and where to evaluate the other.
 *
 * @param backend the id under which the backend is registered
 * @param source creates the backend
 * @param capabilities what one of them said of itself
 * @param call the primitive with its attributes
 * @param shapes the shape of each input
 * @param draw draws an array for each input
 * @param rank how many primitives of the same backend come before
 * @param isUniversal whether the backend evaluates whatever has a kernel, the probes of the kit too
 * @param isSampled whether the backend, if it takes shots at all, takes them for this primitive; of
 *     some it may know exact values alone
 */
public record Hosted(
    String backend,
    Supplier<? extends Backend> source,
    Backend.Capabilities capabilities,
    BoundPrimitive call,
    List<Shape> shapes,
    Function<RandomGenerator, List<double[]>> draw,
    int rank,
    boolean isUniversal,
    boolean isSampled) {
  private static final int USUAL_SHOTS = 100;

  /** Copies the shapes. */
  public Hosted {
    shapes = List.copyOf(shapes);
  }

  /** Returns the backend, the primitive with its attributes and, of arrays, the shapes. */
  public String title() {
    String on = "backend '" + backend + "': " + call;
    return call.primitive().isElementwise() ? on : on + " on " + shapes;
  }

  /** Opens a new backend. */
  Device open() {
    return new Device(this, source.get());
  }

  /** Returns the number of elements of all outputs. */
  int outputSize() {
    return Arrays.stream(outputSizes()).sum();
  }

  /** Returns the number of elements of each output. */
  int[] outputSizes() {
    if (call.primitive().isElementwise()) {
      return new int[] {1};
    }
    Expr[] ones = shapes.stream().map(shape -> Expr.constant(shape, 1)).toArray(Expr[]::new);
    return call.outputs(ones).stream().mapToInt(output -> output.shape().size()).toArray();
  }

  /** Returns whether the backend, sampling from a seed, can give the same samples again. */
  boolean isSeeded() {
    return capabilities.kind() != Backend.Kind.HARDWARE;
  }

  /** Returns whether the primitive can be sampled. */
  boolean takesShots() {
    return capabilities.shots() && isSampled;
  }

  /** Returns how the backend can be asked: exactly, with shots, or both. */
  List<Integer> modes() {
    List<Integer> modes = new ArrayList<>();
    if (capabilities.exact()) {
      modes.add(0);
    }
    if (takesShots()) {
      modes.add(USUAL_SHOTS);
    }
    return modes;
  }

  /**
   * Returns evaluations at different points, each with a seed of its own.
   *
   * @param count how many, if the limit of a batch allows
   * @param shots for each, 0 for exact values
   * @param random chooses
   */
  List<Evaluation> batch(int count, long shots, RandomGenerator random) {
    List<Evaluation> batch = new ArrayList<>();
    for (int k = 0; k < Math.min(count, capabilities.batchLimit()); k++) {
      batch.add(one(shots, random));
    }
    return batch;
  }

  /**
   * Returns an evaluation.
   *
   * @param shots 0 for exact values
   * @param random chooses point and seed
   */
  Evaluation one(long shots, RandomGenerator random) {
    return at(draw.apply(random), shots == 0 ? Shots.EXACT : new Shots(shots, random.nextLong()));
  }

  Evaluation at(List<double[]> inputs, Shots shots) {
    return new Evaluation(call, List.of(), inputs, shapes, shots);
  }

  /** Returns what was asked, so that it can be asked again. */
  static String text(Evaluation evaluation) {
    String inputs =
        evaluation.inputs().stream().map(Arrays::toString).collect(Collectors.joining(", "));
    return evaluation.call()
        + (evaluation.orders().isEmpty() ? "" : " differentiated " + evaluation.orders() + " times")
        + " of ("
        + inputs
        + (evaluation.shots().count() == 0
            ? "), exact"
            : "), " + evaluation.shots().count() + " shots from seed " + evaluation.shots().seed());
  }
}
