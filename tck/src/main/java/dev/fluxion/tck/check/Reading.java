package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.dsl.Merging;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * An elementwise primitive read in one of the ways in which the engine may use it: with the rule
 * that it chooses, with the rules applied literally, or with another of its rules.
 */
public final class Reading {
  /** The highest order that is checked where the rules reach any. */
  public static final int HIGHEST_ORDER = 3;

  /** The capability of rules that reach any order. */
  static final int ANY = Integer.MAX_VALUE;

  private final String label;
  private final BoundPrimitive call;
  private final DifferentiableFunction function;
  private final Map<List<Integer>, DifferentiableFunction> partials = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> capabilities = new ConcurrentHashMap<>();

  Reading(String label, BoundPrimitive call, Merging merging) {
    this.label = label;
    this.call = call;
    this.function = define(call).merging(merging);
  }

  private static DifferentiableFunction define(BoundPrimitive call) {
    Map<String, Shape> inputs = new LinkedHashMap<>();
    for (int i = 0; i < call.primitive().arity(); i++) {
      inputs.put("x" + i, Shape.scalar());
    }
    return Fluxion.function(call.primitive().id()).inputs(inputs).returns(args -> call.at(args));
  }

  /** Returns how the primitive is read, empty if as the engine does by itself. */
  String label() {
    return label;
  }

  /** Returns the primitive as a function of one scalar input for each argument. */
  DifferentiableFunction function() {
    return function;
  }

  /**
   * Returns the highest order in one argument, or {@link #ANY}.
   *
   * @param argument its position
   */
  int capability(int argument) {
    return capabilities.computeIfAbsent(argument, this::inferred);
  }

  private int inferred(int argument) {
    List<Expr> others = new ArrayList<>();
    for (int i = 0; i < call.primitive().arity(); i++) {
      others.add(Expr.constant(0.5));
    }
    DifferentiableFunction alone =
        Fluxion.function(call.primitive().id())
            .input("x" + argument, Shape.scalar())
            .returns(
                x -> {
                  others.set(argument, x);
                  return call.at(others);
                });
    return capability(alone);
  }

  /**
   * A rule that fails while it is read is a finding of the checks that need it, not of the plan.
   */
  static int capability(DifferentiableFunction function) {
    try {
      return function.orderCapability().orElse(ANY);
    } catch (RuntimeException e) {
      return ANY;
    }
  }

  /**
   * Returns whether a derivative in one argument is to be checked.
   *
   * @param argument its position
   * @param order 1 or more
   */
  boolean reaches(int argument, int order) {
    return order <= Math.min(HIGHEST_ORDER, capability(argument));
  }

  /**
   * Returns a partial derivative, the function itself without variables.
   *
   * @param variables the arguments, repeated for a higher order
   */
  DifferentiableFunction partial(int... variables) {
    List<Integer> key = Arrays.stream(variables).sorted().boxed().toList();
    return partials.computeIfAbsent(
        key, ignored -> variables.length == 0 ? function : function.partial(variables));
  }

  /**
   * Returns a partial derivative as plain code, for one thread.
   *
   * @param variables the arguments, repeated for a higher order
   */
  ToDoubleFunction<double[]> code(int... variables) {
    DifferentiableFunction partial = partial(variables);
    double[] out = new double[1];
    return point -> {
      partial.valueInto(point, out);
      return out[0];
    };
  }

  /**
   * Returns a list that names one argument a number of times.
   *
   * @param argument its position
   * @param times how often
   */
  static int[] repeated(int argument, int times) {
    int[] variables = new int[times];
    Arrays.fill(variables, argument);
    return variables;
  }

  /** Returns whether the derivative in an argument is refused for being absent. */
  static boolean isAbsence(FluxionException exception) {
    return exception.code().equals("FLX-302") || exception.code().equals("FLX-303");
  }
}
