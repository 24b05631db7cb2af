package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * Seeds of evaluations, made from one seed of the user: different for different evaluations, and
 * the same however evaluations are batched. For one thread.
 */
final class Seeds {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private @Nullable BoundPrimitive last;
  private long lastName;

  /**
   * Creates the seeds of a run.
   *
   * @param seed the user's seed
   */
  Seeds(long seed) {
    this.seed = seed;
  }

  /**
   * Returns a seed that belongs to an evaluation.
   *
   * @param evaluation what is sampled
   * @param taken the shots that were taken of it before, so that more of them are independent
   */
  long of(Evaluation evaluation, long taken) {
    long mixed = mix(seed + taken * GOLDEN_GAMMA);
    mixed = next(mixed, name(evaluation.call()));
    mixed = next(mixed, evaluation.orders().hashCode());
    mixed = next(mixed, evaluation.shapes().hashCode());
    for (double[] input : evaluation.inputs()) {
      mixed = next(mixed, input.length);
      for (double number : input) {
        mixed = next(mixed, Double.doubleToLongBits(number));
      }
    }
    return mixed;
  }

  /** Neighbours in a batch mostly call the same primitive, whose text is long. */
  private long name(BoundPrimitive call) {
    if (call != last) {
      String text = call.toString();
      lastName = 0;
      for (int i = 0; i < text.length(); i++) {
        lastName = next(lastName, text.charAt(i));
      }
      last = call;
    }
    return lastName;
  }

  private static long next(long mixed, long part) {
    return mix((mixed ^ part) + GOLDEN_GAMMA);
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, figure 16). */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
