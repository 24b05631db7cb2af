package dev.fluxion.tck.numerics;

/**
 * What is known of a function around a point, which limits the steps that may be taken.
 *
 * @param scale the length over which the function changes noticeably
 * @param clearance the distance to the nearest edge, kink or pole
 * @param frequency the highest frequency of the function, 0 if it is not known
 */
public record Surroundings(double scale, double clearance, double frequency) {
  /** Nothing in the way, and a length scale of 1. */
  public static final Surroundings OPEN = new Surroundings(1, Double.POSITIVE_INFINITY, 0);

  /**
   * Returns the largest step for a stencil, whose points then stay clear of edges, kinks and poles.
   *
   * @param stencil the formula
   */
  public double span(Stencil stencil) {
    double span = Math.min(0.1 * scale, clearance / (stencil.reach() + 1));
    return frequency > 0 ? Math.min(span, 1 / (4 * frequency)) : span;
  }
}
