package dev.fluxion.spi.fast;

/**
 * The natural logarithm of a normal positive number in two parts, together right to 2^-66: in steps
 * of which each is a loop that the JVM makes SIMD code of, but for the first one.
 */
final class LogarithmInTwoParts {
  /*
   * log(x) = k ln 2 + log(c) + log(1 + r) with x = 2^k z, z between 0.707 and 1.414, and
   * r = z/c - 1, where c is the number of LogarithmTable for the first digits of z; as in
   * P. T. P. Tang, "Table-driven implementation of the logarithm function in IEEE floating-point
   * arithmetic", ACM TOMS 16 (1990). r is exact and at most 0.0042. Then
   *
   *   log(1 + r) = r - r^2/2 + r^3 (1/3 - r/4 + r^2/5 - r^3/6 + r^4/7 - r^5/8),
   *
   * the first two terms with their rounding errors. What the series leaves out is below 2^-66 of r;
   * what is rounded in the rest of it, likewise of the sum.
   */
  private static final double LN_2 = 0x1.62e42fefa38p-1;
  private static final double LN_2_REST = 0x1.ef35793c7673p-45;

  private static final double C3 = 1 / 3.0;
  private static final double C4 = -1 / 4.0;
  private static final double C5 = 1 / 5.0;
  private static final double C6 = -1 / 6.0;
  private static final double C7 = 1 / 7.0;
  private static final double C8 = -1 / 8.0;

  private static final int DIGITS = 52;
  private static final int INDEX_BITS = 8;
  private static final long EXPONENT = 0xfffL << DIGITS;

  /** The least z. */
  private static final long LEAST_Z =
      Double.doubleToRawLongBits(
          0.5 * (1 + LogarithmTable.FIRST_BELOW_ONE / (double) LogarithmTable.SIZE));

  private LogarithmInTwoParts() {}

  /** Returns r. */
  static double reduced(long bits) {
    double z = Double.longBitsToDouble(bits - ((bits - LEAST_Z) & EXPONENT));
    return Math.fma(z, LogarithmTable.INVERSE[index(bits)], -1);
  }

  /** Returns the first part of k ln 2 + log(c). */
  static double whole(long bits) {
    return Math.fma(exponent(bits), LN_2, LogarithmTable.FIRST[index(bits)]);
  }

  /** Returns the second part of k ln 2 + log(c). */
  static double wholeRest(long bits) {
    return Math.fma(exponent(bits), LN_2_REST, LogarithmTable.REST[index(bits)]);
  }

  private static double exponent(long bits) {
    return (double) (int) ((bits - LEAST_Z) >> DIGITS);
  }

  private static int index(long bits) {
    return (int) (bits >>> (DIGITS - INDEX_BITS)) & (LogarithmTable.SIZE - 1);
  }

  /** Returns the first part of the sum of a number and log(1 + r). */
  static double sum(double whole, double r) {
    return whole + lessSquare(r);
  }

  /** Returns the second part. */
  static double sumRest(double whole, double rest, double r) {
    double s = r * r;
    double less = lessSquare(r);
    double error = Math.fma(-0.5, Math.fma(r, r, -s), Math.fma(-0.5, s, r - less));
    double p = Math.fma(s, Math.fma(r, C8, C7), Math.fma(r, C6, C5));
    p = Math.fma(s, p, Math.fma(r, C4, C3));
    return Math.fma(r * s, p, rest + (whole - sum(whole, r) + less + error));
  }

  private static double lessSquare(double r) {
    return Math.fma(-0.5, r * r, r);
  }

  /**
   * Sets r, and both parts of k ln 2 + log(c).
   *
   * @param mask the bits of x that count
   */
  static void reduce(double[] x, int from, int size, long mask, double[][] work) {
    double[] reduced = work[PowerWork.REDUCED];
    double[] first = work[PowerWork.FIRST];
    double[] rest = work[PowerWork.REST];
    for (int i = 0; i < size; i++) {
      long bits = Double.doubleToRawLongBits(x[from + i]) & mask;
      reduced[i] = reduced(bits);
      first[i] = whole(bits);
      rest[i] = wholeRest(bits);
    }
  }

  /** Adds log(1 + r); the parts are those of the logarithm then. */
  static void add(double[] reduced, double[] first, double[] rest, int size) {
    for (int i = 0; i < size; i++) {
      double r = reduced[i];
      double whole = first[i];
      double large = sum(whole, r);
      double small = sumRest(whole, rest[i], r);
      double sum = large + small;
      first[i] = sum;
      rest[i] = large - sum + small;
    }
  }
}
