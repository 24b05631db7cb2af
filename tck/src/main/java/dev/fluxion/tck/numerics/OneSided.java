package dev.fluxion.tck.numerics;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The derivatives of a function from either side of a point.
 *
 * @param below from below
 * @param above from above
 */
public record OneSided(Slope below, Slope above) {
  private static final double RESOLUTION = 1e-2;

  /**
   * Finds both derivatives.
   *
   * @param f the function
   * @param x the point
   * @param around what is known around the point, itself aside
   * @param random varies the steps
   */
  public static OneSided of(
      DoubleUnaryOperator f, double x, Surroundings around, RandomGenerator random) {
    return new OneSided(
        Ladder.thorough(Stencil.BELOW).climb(f, x, around.span(Stencil.BELOW), random),
        Ladder.thorough(Stencil.ABOVE).climb(f, x, around.span(Stencil.ABOVE), random));
  }

  /** Returns whether both derivatives are known well, against the larger of them. */
  public boolean isConclusive() {
    double size = Math.max(Math.abs(below.value()), Math.abs(above.value()));
    return tolerance(0) <= RESOLUTION * size;
  }

  /**
   * Returns the larger of both tolerances.
   *
   * @param analytic the derivative that is judged
   */
  public double tolerance(double analytic) {
    return Math.max(below.tolerance(analytic), above.tolerance(analytic));
  }

  /**
   * Returns whether a number lies between the two derivatives (Clarke's subgradient), within their
   * tolerances.
   *
   * @param analytic the derivative that is judged
   */
  public boolean contains(double analytic) {
    double low = Math.min(below.value(), above.value());
    double high = Math.max(below.value(), above.value());
    double tolerance = tolerance(analytic);
    return analytic >= low - tolerance && analytic <= high + tolerance;
  }
}
