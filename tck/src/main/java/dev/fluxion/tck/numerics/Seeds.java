package dev.fluxion.tck.numerics;

import java.util.SplittableRandom;

/** Random numbers that are the same in every run, and different for every check and subject. */
public final class Seeds {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /**
   * Returns a seed.
   *
   * @param base 0, or a number that varies all seeds together
   * @param parts what the seed is for, in order
   */
  public static long of(long base, String... parts) {
    long seed = base;
    for (String part : parts) {
      for (int i = 0; i < part.length(); i++) {
        seed = (seed ^ part.charAt(i)) * MULTIPLIER;
        seed ^= seed >>> 29;
      }
      seed = (seed + 1) * MULTIPLIER;
    }
    return seed;
  }

  /**
   * Returns random numbers for a seed.
   *
   * @param base 0, or a number that varies all seeds together
   * @param parts what the numbers are for, in order
   */
  public static SplittableRandom random(long base, String... parts) {
    return new SplittableRandom(of(base, parts));
  }
}
