package dev.fluxion.tck.numerics;

/**
 * A derivative found from values alone.
 *
 * @param value the derivative, NaN if none was found
 * @param error an estimate of its error
 * @param step the step that gave it
 * @param visible the smallest derivative that would change the values visibly over the largest step
 * @param hidden the largest derivative that changes the values by less than they are rounded, over
 *     the largest step
 */
public record Slope(double value, double error, double step, double visible, double hidden) {
  /** No step gave a derivative. */
  static final Slope NONE = new Slope(Double.NaN, Double.POSITIVE_INFINITY, 0, 0, 0);

  private static final double SAFETY = 10;
  private static final double RULE_ROUNDING = 1e-11;
  private static final double RESOLUTION = 1e-2;

  Slope blurred(double blur) {
    return new Slope(value, error + blur, step, visible, hidden);
  }

  /**
   * Returns how far a right derivative may be from this one.
   *
   * @param analytic the derivative that is judged
   */
  public double tolerance(double analytic) {
    return SAFETY * error + RULE_ROUNDING * Math.max(finite(analytic), Double.MIN_NORMAL);
  }

  /**
   * Returns whether the tolerance is small enough, against the derivative itself, to tell a right
   * one from a wrong one.
   *
   * <p>If the derivative is said to be 0, or less than the values can show, and may be, nothing is
   * small against it; then the tolerance is to be small against what would be visible.
   *
   * @param analytic the derivative that is judged
   */
  public boolean isConclusive(double analytic) {
    double size = Math.max(Math.abs(value), finite(analytic));
    return tolerance(analytic) <= RESOLUTION * size
        || (isHidden(analytic) && agrees(analytic) && tolerance(analytic) <= visible);
  }

  /**
   * Returns whether a derivative is 0, or so small that the values are the same, but for their
   * rounding, as if it were.
   *
   * @param analytic the derivative that is judged
   */
  public boolean isHidden(double analytic) {
    return Math.abs(analytic) <= hidden || analytic == 0;
  }

  /**
   * Returns whether a derivative is within the tolerance; never if it is not finite.
   *
   * @param analytic the derivative that is judged
   */
  public boolean agrees(double analytic) {
    return Math.abs(analytic - value) <= tolerance(analytic);
  }

  /**
   * Returns the distance of a derivative relative to the larger of the two, infinite if it is not
   * finite.
   *
   * @param analytic the derivative that is judged
   */
  public double relativeGap(double analytic) {
    double gap = Math.abs(analytic - value) / Math.max(Math.abs(value), Math.abs(analytic));
    return Double.isNaN(gap) ? Double.POSITIVE_INFINITY : gap;
  }

  /** A derivative that is not finite must not widen its own tolerance. */
  private static double finite(double analytic) {
    return Math.abs(analytic) <= Double.MAX_VALUE ? Math.abs(analytic) : 0;
  }
}
