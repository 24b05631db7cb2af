package dev.fluxion.tck.check;

import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.PointGrade;

/**
 * A derivative beside its numeric value at one point, as plain data for a plot.
 *
 * @param curve which derivative of a subject it is, such as {@code partial(0, 0)}
 * @param axis what x is: an argument, {@code x} if it is the only one, or {@code case}
 * @param order the order of the derivative, 1 or more
 * @param x where the point is along the axis
 * @param analytic the derivative of the plugin
 * @param numeric what the values say
 * @param tolerance how far a right derivative may be from that
 * @param grade what was found
 */
public record SampledPoint(
    String curve,
    String axis,
    int order,
    double x,
    double analytic,
    double numeric,
    double tolerance,
    PointGrade grade) {
  /** The axis of points that differ in more than one number. */
  public static final String CASES = "case";

  static SampledPoint of(String curve, String axis, int order, double x, Comparison comparison) {
    return new SampledPoint(
        curve,
        axis,
        order,
        x,
        comparison.analytic(),
        comparison.numeric().value(),
        comparison.tolerance(),
        comparison.grade());
  }
}
