package dev.fluxion.tck.check;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * How a primitive is put into a larger function.
 *
 * @param form the larger function
 * @param a how fast the inner expression varies
 * @param b how fast a second one does
 * @param seed chooses the point
 */
record Recipe(Form form, double a, double b, long seed) {

  /** The larger function; f is the primitive, u and v are inner expressions. */
  enum Form {
    /** f(u). */
    INNER,
    /** f(u) times u. */
    PRODUCT,
    /** f(u) squared. */
    SQUARE,
    /** f(u) + f(v): the primitive twice. */
    TWICE,
    /** f(u, u) with one expression for all arguments that it fits, times u twice for numbers. */
    SAME,
    /** f(f(u)), brought back to where f is defined. */
    NESTED,
    /** f(u + wave(v)), where the wave is a primitive of the kit. */
    OF_WAVE,
    /** wave(f(u)). */
    WAVE_OF
  }

  /**
   * Returns all recipes of a form; scales of 15 digits, as jqwik by itself draws no number below
   * 0.01.
   *
   * @param form the larger function
   */
  static Arbitrary<Recipe> of(Form form) {
    Arbitrary<Double> factors =
        Arbitraries.doubles().between(0.25, 1).ofScale(15).withoutEdgeCases();
    return Combinators.combine(
            Arbitraries.just(form),
            factors,
            factors,
            Arbitraries.longs().between(0, 1L << 40).withoutEdgeCases())
        .as(Recipe::new);
  }
}
