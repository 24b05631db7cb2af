package dev.fluxion.spi.fast;

/** e to the power of a product with a number in two parts, in steps of which each is a loop. */
final class ExponentialOfTwoParts {
  /*
   * y (a + b) = k ln 2 + r + ... with k the whole number nearest to y a / ln 2; the rounding error
   * of y a and the product y b are added to r, which is at most (ln 2)/2 and a little. Then
   * e^r = 1 + r + r^2 q(r), the first sum with its rounding error: 0.6 units in the last place.
   *
   * q(r) = (e^r - 1 - r)/r^2, interpolated at 11 Chebyshev points of |r| <= (ln 2)/2 in 300 bits, as
   * in the exponential function of the plugin elementary. Relative error of e^r with the
   * coefficients as they are here: 0.003 * 2^-53.
   */

  /** Beyond this, powers of two may leave the normal numbers once they are multiplied. */
  private static final long MOST = 1020;

  /** What is taken for the logarithm of anything but a normal positive number exceeds it. */
  private static final double LIMIT = 708.39;

  private static final double FAR = 0x1p60;

  /** Numbers next to it are whole, and are in the low bits of the sum. */
  private static final double WHOLE = 0x1.8p52;

  private static final long WHOLE_BITS = Double.doubleToRawLongBits(WHOLE);

  private static final double ONE_OVER_LN_2 = 1.4426950408889634;
  private static final double LN_2 = 0.6931471805599453;
  private static final double LN_2_REST = 2.3190468138462996e-17;

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

  private ExponentialOfTwoParts() {}

  /** Returns k, shifted, and far from there if the logarithm is not one of a normal number. */
  static double shifted(double first, double y) {
    // Whole, and not 0 beyond the limit: no comparison, of which the JVM makes no SIMD code.
    double beyond = Math.fma(first, 0.5 / LIMIT, WHOLE) - WHOLE;
    return Math.fma(beyond, FAR, Math.fma(y * first, ONE_OVER_LN_2, WHOLE));
  }

  /** Returns whether the base and the power are normal numbers, from k, shifted. */
  static boolean isInside(double shifted) {
    return Math.abs(shifted - WHOLE) <= MOST;
  }

  /** Returns r. */
  static double reduced(double first, double rest, double y) {
    double product = y * first;
    double small = Math.fma(y, rest, Math.fma(y, first, -product));
    double k = Math.fma(product, ONE_OVER_LN_2, WHOLE) - WHOLE;
    return Math.fma(k, -LN_2_REST, Math.fma(k, -LN_2, product)) + small;
  }

  /** Returns e^r. */
  static double mantissa(double r) {
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
    double sum = 1 + r;
    return sum + Math.fma(s, Math.fma(odd, r, even), 1 - sum + r);
  }

  /** Returns {@code 2^k m}. */
  static double scaled(double mantissa, double shifted) {
    return scaled(mantissa, Double.doubleToRawLongBits(shifted) - WHOLE_BITS);
  }

  private static double scaled(double mantissa, long k) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(mantissa) + (k << 52));
  }

  /** Sets the first part to k, shifted, and the rest to r. */
  static void reduce(double[] y, double[] first, double[] rest, int size) {
    for (int i = 0; i < size; i++) {
      double large = first[i];
      double exponent = y[i];
      double r = reduced(large, rest[i], exponent);
      first[i] = shifted(large, exponent);
      rest[i] = r;
    }
  }

  /** Replaces r by e^r. */
  static void mantissas(double[] r, int size) {
    for (int i = 0; i < size; i++) {
      r[i] = mantissa(r[i]);
    }
  }

  /**
   * Sets z to {@code 2^k m}.
   *
   * @return whether all bases and powers are normal numbers
   */
  static boolean scale(double[] shifted, double[] mantissas, double[] z, int from, int size) {
    long outside = 0;
    for (int i = 0; i < size; i++) {
      long k = Double.doubleToRawLongBits(shifted[i]) - WHOLE_BITS;
      outside |= (k + MOST) | (MOST - k);
      z[from + i] = scaled(mantissas[i], k);
    }
    return outside >= 0;
  }
}
