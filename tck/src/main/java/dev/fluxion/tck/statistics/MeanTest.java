package dev.fluxion.tck.statistics;

/**
 * Whether a sample has the mean that it should have.
 *
 * <p>The normal law is wrong by factors far out in the tails if outcomes are rare: a mean of 100
 * rare events is blamed a hundred times too often. The limit of the studentised mean is therefore
 * widened by its skewness, by one and a half times the first term of its Edgeworth expansion (Hall,
 * The Bootstrap and Edgeworth Expansion, 1992, section 2.6); a mean more skew than that corrects is
 * not judged.
 *
 * @param moments the sample
 * @param expected the mean that it should have
 * @param significance how unlikely an alarm must be
 */
public record MeanTest(Moments moments, double expected, Significance significance) {
  private static final double MOST_SKEW = 0.2;
  private static final double WIDENING = 1.5;
  private static final double ROUNDING = 1e-12;

  /** Returns whether the sample scatters in a way that allows a judgement. */
  public boolean isConclusive() {
    return moments.variance() > 0 && moments.skewnessOfMean() <= MOST_SKEW;
  }

  /** Returns how far the mean is off, in standard errors. */
  public double deviations() {
    double off = Math.abs(moments.mean() - expected) - ROUNDING * Math.abs(expected);
    return Math.max(0, off) / moments.standardError();
  }

  /** Returns how many standard errors it may be off. */
  public double limit() {
    double z = significance.deviations();
    return z + WIDENING * (2 * z * z + 1) / 6 * moments.skewnessOfMean();
  }

  /** Returns whether the mean is wrong. */
  public boolean isAlarm() {
    return isConclusive() && deviations() > limit();
  }

  /** Returns the smallest bias that is found with 99.9 %. */
  public double detectable() {
    return (limit() + significance.found() - significance.deviations()) * moments.standardError();
  }
}
