package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.Evaluation;
import java.util.Arrays;

/**
 * Seeds of evaluations, made from one seed of the user: different for different evaluations, and
 * the same however evaluations are batched.
 */
final class Seeds {
  private Seeds() {}

  /**
   * Returns a seed that belongs to an evaluation.
   *
   * @param seed the user's seed
   * @param evaluation what is sampled
   * @param taken the shots that were taken of it before, so that more of them are independent
   */
  static long of(long seed, Evaluation evaluation, long taken) {
    long mixed = mix(seed + taken * 0x9E3779B97F4A7C15L);
    mixed = mix(mixed ^ evaluation.call().toString().hashCode());
    for (double[] input : evaluation.inputs()) {
      mixed = mix(mixed ^ Arrays.hashCode(input));
      for (double number : input) {
        mixed = mix(mixed ^ Double.doubleToLongBits(number));
      }
    }
    return mixed;
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, figure 16). */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
