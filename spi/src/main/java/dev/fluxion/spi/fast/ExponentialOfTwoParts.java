package dev.fluxion.spi.fast;

/** e to the power of a product with a number in two parts, in steps of which each is a loop. */
final class ExponentialOfTwoParts {
  /*
   * y (a + b) = k ln 2 + r + ... with k the whole number nearest to y a / ln 2; the rounding error
   * of y a and the product y b are added to r, which is at most (ln 2)/2 and a little. Then
   * e^r = 1 + r + r^2 q(r), the first sum with its rounding error: 0.6 units in the last place.
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
    double sum = 1 + r;
    return sum + Math.fma(s, ExponentialSeries.end(r, s), 1 - sum + r);
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
