package dev.fluxion.bench.task;

/**
 * A ratio of two times with its error.
 *
 * @param value the ratio
 * @param error half the width of its interval: the relative errors of the two in quadrature
 */
public record Ratio(double value, double error) {
  /**
   * Returns the ratio of two measured times.
   *
   * @param a the numerator
   * @param b the denominator
   */
  public static Ratio of(Measurement a, Measurement b) {
    double value = a.nanos() / b.nanos();
    return new Ratio(value, value * Math.hypot(a.error() / a.nanos(), b.error() / b.nanos()));
  }
}
