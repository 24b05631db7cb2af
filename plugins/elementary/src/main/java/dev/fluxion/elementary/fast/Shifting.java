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

  private static final double FOUR = 0x1.8p54;

  private Shifting() {}

  /** Returns a multiple of 4 at most 2 away from a whole number. */
  static double multipleOfFour(double k) {
    return k + FOUR - FOUR;
  }
}
