package dev.fluxion.tck.statistics;

/**
 * The moments of a sample.
 *
 * @param count how many numbers
 * @param mean their mean
 * @param variance their variance, by one degree of freedom less
 * @param skewness the third standardised moment, 0 if all numbers are the same
 */
public record Moments(int count, double mean, double variance, double skewness) {
  /** Between these, rounding alone makes the difference. */
  private static final double ROUNDING = 1e-13;

  /**
   * Returns the moments of numbers.
   *
   * @param sample two or more
   */
  public static Moments of(double[] sample) {
    double sum = 0;
    double largest = 0;
    for (double x : sample) {
      sum += x;
      largest = Math.max(largest, Math.abs(x));
    }
    double mean = sum / sample.length;
    double second = 0;
    double third = 0;
    for (double x : sample) {
      double off = x - mean;
      second += off * off;
      third += off * off * off;
    }
    double variance = second / (sample.length - 1);
    if (Math.sqrt(variance) <= ROUNDING * largest) {
      return new Moments(sample.length, mean, 0, 0);
    }
    return new Moments(
        sample.length, mean, variance, third / sample.length / Math.pow(variance, 1.5));
  }

  /** Returns the standard error of the mean, as the numbers themselves scatter. */
  public double standardError() {
    return Math.sqrt(variance / count);
  }

  /** Returns how skew the mean may be, with an allowance for what the sample does not show. */
  double skewnessOfMean() {
    return (Math.abs(skewness) + 3 * Math.sqrt(6.0 / count)) / Math.sqrt(count);
  }
}
