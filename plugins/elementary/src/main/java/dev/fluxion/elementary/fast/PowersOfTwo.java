package dev.fluxion.elementary.fast;

/**
 * Powers of two from shifted whole numbers, {@code k + Shifting.WHOLE}.
 *
 * <p>The JVM makes no SIMD code of what reads the bits of a double, so this loop does nothing else.
 */
final class PowersOfTwo {
  /** Powers that are further from 1 may leave the normal numbers once they are multiplied. */
  private static final long MOST = 1020;

  private static final long SHIFT = Double.doubleToRawLongBits(Shifting.WHOLE);

  private PowersOfTwo() {}

  /** Returns 2^k, for a normal power. */
  static double of(double shifted) {
    return power(Double.doubleToRawLongBits(shifted) - SHIFT);
  }

  /** Replaces shifted numbers by powers; returns false if one is not within 2^-1020 to 2^1020. */
  static boolean replace(double[] y, int from, int to) {
    long outside = 0;
    for (int i = from; i < to; i++) {
      long k = Double.doubleToRawLongBits(y[i]) - SHIFT;
      outside |= (k + MOST) | (MOST - k);
      y[i] = power(k);
    }
    return outside >= 0;
  }

  private static double power(long k) {
    return Double.longBitsToDouble((k + 1023) << 52);
  }
}
