package dev.fluxion.tour.plot;

/**
 * A curve, or points with error bars.
 *
 * @param name what the legend calls it
 * @param x the abscissas, in rising order
 * @param y as many ordinates
 * @param marked whether its points are marked
 * @param errors half the length of the bar of each point; none for a curve
 */
public record Series(String name, double[] x, double[] y, boolean marked, double[] errors) {
  /** Creates a curve. */
  public Series(String name, double[] x, double[] y, boolean marked) {
    this(name, x, y, marked, new double[0]);
  }

  /** Returns points that no line connects, each with an error bar. */
  public static Series ofPoints(String name, double[] x, double[] y, double[] errors) {
    return new Series(name, x, y, true, errors);
  }

  /** Returns whether a line connects its points. */
  boolean isCurve() {
    return errors.length == 0;
  }
}
