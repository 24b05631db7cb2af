package dev.fluxion.tck.statistics;

/**
 * How unlikely something must be before a right sampler is blamed for it.
 *
 * @param alpha the probability with which one test blames a right sampler
 */
public record Significance(double alpha) {
  /** The probability with which all tests together blame a right plugin. */
  public static final double OF_A_SUITE = 1e-6;

  /** What is said to be found is found with a probability of 99.9 %. */
  private static final double POWER = 3.09;

  private static final double MOST = 0.01;

  /**
   * Returns what is left to each of a number of tests.
   *
   * @param tests how many there are in a suite (Bonferroni)
   */
  public static Significance ofEachOf(long tests) {
    return new Significance(Math.min(MOST, OF_A_SUITE / Math.max(1, tests)));
  }

  /** Returns how many standard deviations a normal number may be off, to either side. */
  public double deviations() {
    return Normal.exceededWith(alpha / 2);
  }

  /** Returns the number of standard deviations that is found with 99.9 %. */
  public double found() {
    return deviations() + POWER;
  }

  /**
   * Returns by which factor two variances of equal numbers may differ: the logarithm of their ratio
   * is close to normal, with variance {@code 2/m + 2/n}.
   *
   * @param m the degrees of freedom of one
   * @param n the degrees of freedom of the other, infinite if it is known
   */
  public double varianceFactor(double m, double n) {
    return Math.exp(deviations() * Math.sqrt(2 / m + 2 / n));
  }

  /**
   * Returns the factor between two variances that is found with 99.9 %.
   *
   * @param m the degrees of freedom of one
   * @param n the degrees of freedom of the other, infinite if it is known
   */
  public double foundFactor(double m, double n) {
    return Math.exp(found() * Math.sqrt(2 / m + 2 / n));
  }
}
