package dev.fluxion.circuit.state;

import java.util.SplittableRandom;

/**
 * Independent uniform numbers in rising order, one at a time and without memory: the partial sums
 * of exponential numbers, divided by the sum of one more (Devroye, Non-Uniform Random Variate
 * Generation, V.3.1).
 */
final class SortedUniforms {
  private final SplittableRandom random;
  private final double total;
  private double sum;

  /**
   * Starts a sequence.
   *
   * @param count how many numbers there are
   * @param seed equal seeds give equal numbers
   * @param scale the end of the range that they are from
   */
  SortedUniforms(long count, long seed, double scale) {
    SplittableRandom first = new SplittableRandom(seed);
    double all = 0;
    for (long k = 0; k <= count; k++) {
      all += gap(first);
    }
    this.total = all / scale;
    this.random = new SplittableRandom(seed);
  }

  private static double gap(SplittableRandom random) {
    return -Math.log(1 - random.nextDouble());
  }

  /** Returns the next number. */
  double next() {
    sum += gap(random);
    return sum / total;
  }
}
