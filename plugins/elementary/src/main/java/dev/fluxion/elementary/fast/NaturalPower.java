package dev.fluxion.elementary.fast;

/** The two factors of e^x, found in separate loops. */
final class NaturalPower {
  /*
   * e^x = 2^k e^r with k the whole number nearest to x / ln 2, |r| <= (ln 2)/2.
   *
   * The product with ln 2 is subtracted in two parts; the first difference is exact, since x and the
   * product are multiples of 2^-54 and it is below 1/2. Then e^r = 1 + (r + r^2 q(r)); errors of r,
   * of the bracket and of the last sum are together at most 1.1 units in the last place.
   *
   * q(r) = (e^r - 1 - r)/r^2, interpolated at 11 Chebyshev points of |r| <= (ln 2)/2 in 300 bits.
   * Relative error of e^r with the coefficients as they are here: 0.003 * 2^-53.
   */

  /** Up to here both factors are normal, and so is their product. */
  static final double LIMIT = 708;

  private static final double ONE_OVER_LN_2 = 1.4426950408889634;
  private static final double LN_2_1 = 0.6931471805599453;
  private static final double LN_2_2 = 2.3190468138462996e-17;

  private static final double C0 = 0.5;
  private static final double C1 = 0.1666666666666667;
  private static final double C2 = 0.04166666666666667;
  private static final double C3 = 0.008333333333326141;
  private static final double C4 = 0.0013888888888883752;
  private static final double C5 = 0.00019841269874800493;
  private static final double C6 = 2.4801587325533363e-05;
  private static final double C7 = 2.755725542574618e-06;
  private static final double C8 = 2.755727366134845e-07;
  private static final double C9 = 2.5105206374063314e-08;
  private static final double C10 = 2.0914679376659845e-09;

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
    double even = Math.fma(s, C10, C8);
    double odd = Math.fma(s, C9, C7);
    even = Math.fma(even, s, C6);
    odd = Math.fma(odd, s, C5);
    even = Math.fma(even, s, C4);
    odd = Math.fma(odd, s, C3);
    even = Math.fma(even, s, C2);
    odd = Math.fma(odd, s, C1);
    even = Math.fma(even, s, C0);
    return 1 + Math.fma(s, Math.fma(odd, r, even), r);
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
