package dev.fluxion.tck.statistics;

/**
 * How two samples go together.
 *
 * @param count how many pairs
 * @param coefficient between -1 and 1, 0 if one of the samples is constant
 */
public record Correlation(int count, double coefficient) {

  /**
   * Returns the correlation of pairs.
   *
   * @param a the first of each
   * @param b the second of each
   */
  public static Correlation of(double[] a, double[] b) {
    Moments first = Moments.of(a);
    Moments second = Moments.of(b);
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - first.mean()) * (b[k] - second.mean());
    }
    double scale = Math.sqrt(first.variance() * second.variance()) * (a.length - 1);
    return new Correlation(a.length, scale > 0 ? sum / scale : 0);
  }

  /**
   * Returns the correlation that independent pairs may show.
   *
   * @param significance how unlikely an alarm must be
   */
  public double limit(Significance significance) {
    return significance.deviations() / Math.sqrt(count);
  }

  /**
   * Returns whether the pairs are not independent.
   *
   * @param significance how unlikely an alarm must be
   */
  public boolean isAlarm(Significance significance) {
    return Math.abs(coefficient) > limit(significance);
  }
}
