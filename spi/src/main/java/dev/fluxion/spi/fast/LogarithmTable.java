package dev.fluxion.spi.fast;

/**
 * Logarithms of 256 numbers c, one for each eighth-bit prefix of the digits of a double, in two
 * parts.
 *
 * <p>The numbers are 256/n with whole n, so that the product of a double and 1/c is exact in one
 * fused multiply-add with -1.
 */
final class LogarithmTable {
  /*
   * log(256/n) is the sum of log(m/(m - 1)) = 2 artanh(1/(2 m - 1)) between n and 256. The argument
   * of the series is below 1/256: its first term is taken in two parts, the next four in one, the
   * rest is below 2^-85 of the first. The sum is in two parts, too. A test compares all entries with
   * 50 digits: each is right to 2^-68 of itself, a quarter of what the logarithm may be off.
   */
  static final int SIZE = 256;

  /** The number of first digits, as bits, from where on c is for numbers below 1. */
  static final int FIRST_BELOW_ONE = 106;

  /** The first parts are multiples of this: so are those of k ln 2, and sums of both are exact. */
  private static final double UNIT = 0x1p-42;

  /** 1/c. */
  static final double[] INVERSE = new double[SIZE];

  /** The first part of log(c). */
  static final double[] FIRST = new double[SIZE];

  /** The second part of log(c). */
  static final double[] REST = new double[SIZE];

  static {
    double[] first = new double[2 * SIZE];
    double[] rest = new double[2 * SIZE];
    fill(-1, first, rest);
    fill(1, first, rest);
    for (int j = 0; j < SIZE; j++) {
      int n = numerator(j);
      INVERSE[j] = n / (double) SIZE;
      FIRST[j] = first[n];
      REST[j] = rest[n];
    }
  }

  private LogarithmTable() {}

  /** Returns n, for which 256/n is next to the middle of the numbers that begin like number j. */
  private static int numerator(int j) {
    if (j == 0 || j == SIZE - 1) {
      return SIZE;
    }
    double first = j < FIRST_BELOW_ONE ? 1 : 0.5;
    return (int) Math.rint(SIZE / (first * (1 + (j + 0.5) / SIZE)));
  }

  /** Goes from 256 down to the least n, or up to the largest. */
  private static void fill(int direction, double[] firsts, double[] rests) {
    double sum = 0;
    double rest = 0;
    for (int n = SIZE; n > SIZE / 2 && n < 2 * SIZE; n += direction) {
      firsts[n] = Math.rint(sum / UNIT) * UNIT;
      rests[n] = sum - firsts[n] + rest;
      double m = direction > 0 ? 2 * n + 1 : 2 * n - 1;
      double z = 1 / m;
      double s = z * z;
      double series = s * (1 / 3.0 + s * (1 / 5.0 + s * (1 / 7.0 + s / 9)));
      double term = -2 * direction * z;
      double small = -2 * direction * (Math.fma(-z, m, 1) / m + z * series);
      double whole = term + small;
      double next = sum + whole;
      // The first sum is 0; later it is the larger one.
      double error = sum == 0 ? 0 : sum - next + whole;
      sum = next;
      rest += error + (term - whole + small);
    }
  }
}
