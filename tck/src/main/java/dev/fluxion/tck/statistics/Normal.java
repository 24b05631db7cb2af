package dev.fluxion.tck.statistics;

/** The tails of the normal distribution. */
final class Normal {
  private static final int TERMS = 80;
  private static final int HALVINGS = 60;
  private static final double LEAST = 2;
  private static final double MOST = 30;

  private Normal() {}

  /**
   * Returns the probability of more than z, by Laplace's continued fraction.
   *
   * @param z 2 or more, where the fraction converges fast
   */
  static double tail(double z) {
    double fraction = z;
    for (int k = TERMS; k > 0; k--) {
      fraction = z + k / fraction;
    }
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / fraction;
  }

  /**
   * Returns the z that is exceeded with a probability.
   *
   * @param probability at most 0.02
   */
  static double exceededWith(double probability) {
    double low = LEAST;
    double high = MOST;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (low + high) / 2;
      if (tail(middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
