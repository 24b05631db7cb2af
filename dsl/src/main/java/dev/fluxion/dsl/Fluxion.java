package dev.fluxion.dsl;

import dev.fluxion.spi.Shots;

/**
 * The entry point: defines differentiable functions.
 *
 * <pre>{@code
 * DifferentiableFunction f = Fluxion.function("f")
 *     .input("w", vector(3))
 *     .returns(w -> sin(w).plus(w.pow(2)));
 * f.sum().gradient().value(0.4, 0.1, 0.2);
 * }</pre>
 */
public final class Fluxion {
  private Fluxion() {}

  /**
   * Starts the definition of a function.
   *
   * @param name how errors, plans and formulas call it
   */
  public static FunctionBuilder function(String name) {
    return new FunctionBuilder(name);
  }

  /**
   * Returns a number of samples for each evaluation of a stochastic backend, from seed 0.
   *
   * @param count 1 or more; 0 asks for exact values
   */
  public static Shots shots(long count) {
    return new Shots(count, 0);
  }
}
