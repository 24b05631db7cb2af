package dev.fluxion.elementary.fast;

import dev.fluxion.spi.fast.ExponentialSeries;

/** The two factors of e^x, found in separate loops. */
final class NaturalPower {
  /*
   * e^x = 2^k e^r with k the whole number nearest to x / ln 2, |r| <= (ln 2)/2.
   *
   * The product with ln 2 is subtracted in two parts; the first difference is exact, since x and the
   * product are multiples of 2^-54 and it is below 1/2. Then e^r = 1 + (r + r^2 q(r)); errors of r,
   * of the bracket and of the last sum are together at most 1.1 units in the last place.
   */

  /** Up to here both factors are normal, and so is their product. */
  static final double LIMIT = 708;

  private static final double ONE_OVER_LN_2 = 1.4426950408889634;
  private static final double LN_2_1 = 0.6931471805599453;
  private static final double LN_2_2 = 2.3190468138462996e-17;

  private NaturalPower() {}

  /** Returns k, shifted, for {@link PowersOfTwo}. */
  static double shifted(double x) {
    return Math.fma(x, ONE_OVER_LN_2, Shifting.WHOLE);
  }

  /** Returns e^r. */
  static double mantissa(double x) {
    double k = shifted(x) - Shifting.WHOLE;
    double r = Math.fma(k, -LN_2_2, Math.fma(k, -LN_2_1, x));
    double s = r * r;
    return 1 + Math.fma(s, ExponentialSeries.end(r, s), r);
  }

  /** Returns e^x, for |x| up to {@link #LIMIT}. */
  static double value(double x) {
    return mantissa(x) * PowersOfTwo.of(shifted(x));
  }

  /**
   * Sets y to {@code e^-|x|}.
   *
   * @return whether |x| is at most {@link #LIMIT} everywhere; it may be false where many come near
   */
  static boolean ofNegative(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = shifted(-Math.abs(x[i]));
    }
    boolean inside = PowersOfTwo.replace(y, from, to);
    for (int i = from; i < to; i++) {
      y[i] = mantissa(-Math.abs(x[i])) * y[i];
    }
    return inside;
  }
}
