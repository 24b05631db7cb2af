package dev.fluxion.emulator.run;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;

/** Draws outcomes of a distribution. */
final class Sampling {
  private final long[] outcomes;
  private final double[] upTo;

  Sampling(SortedMap<Long, Double> probabilities) {
    outcomes = new long[probabilities.size()];
    upTo = new double[outcomes.length];
    double sum = 0;
    int k = 0;
    for (Map.Entry<Long, Double> each : probabilities.entrySet()) {
      sum += each.getValue();
      outcomes[k] = each.getKey();
      upTo[k++] = sum;
    }
  }

  long[] draw(long shots, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double all = upTo[upTo.length - 1];
    long[] drawn = new long[Math.toIntExact(shots)];
    for (int k = 0; k < drawn.length; k++) {
      int place = Arrays.binarySearch(upTo, random.nextDouble() * all);
      drawn[k] = outcomes[Math.min(outcomes.length - 1, place < 0 ? -place - 1 : place + 1)];
    }
    return drawn;
  }
}
