package dev.fluxion.elementary.fast;

/**
 * Rounding by a shift: a number is added whose last digit has the wanted value, and subtracted
 * again.
 *
 * <p>The sum also has the whole number in its low bits, which {@link PowersOfTwo} reads.
 */
final class Shifting {
  /** 1.5 times 2^52: numbers next to it are whole. */
  static final double WHOLE = 0x1.8p52;

  private static final double EVEN = 0x1.8p53;

  private Shifting() {}

  /** Returns an even number at most 1 away from a whole number. */
  static double even(double k) {
    return k + EVEN - EVEN;
  }
}
