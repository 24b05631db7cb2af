package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * B-SIZES: batches of any size up to the limit give as many estimates, and the same at their ends
 * and in the middle as alone.
 */
record BatchSizes() implements BackendRule {
  private static final List<Integer> SIZES = List.of(0, 1, 2, 63, 64, 65, 1000);
  private static final int LARGEST = 2000;

  @Override
  public String id() {
    return "B-SIZES";
  }

  @Override
  public String rule() {
    return "6.6";
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    int limit = hosted.capabilities().batchLimit();
    SortedSet<Integer> sizes = new TreeSet<>(SIZES);
    sizes.add(Math.min(limit, LARGEST));
    sizes.removeIf(size -> size > limit);
    for (int shots : hosted.modes()) {
      try (Device device = hosted.open()) {
        Device.Likeness likeness = device.likeness(random);
        for (int size : sizes) {
          List<Evaluation> batch = hosted.batch(size, shots, random);
          List<Estimate> together = device.batch(batch);
          for (int k : size == 0 ? new int[0] : new int[] {0, size / 2, size - 1}) {
            Estimate alone = device.one(batch.get(k));
            if (!likeness.alike(alone, together.get(k))) {
              return Outcome.broken(
                  Hosted.text(batch.get(k))
                      + " gave "
                      + Estimates.text(alone)
                      + " alone, "
                      + Estimates.text(together.get(k))
                      + " as number "
                      + k
                      + " of a batch of "
                      + size);
            }
          }
        }
      }
    }
    return Outcome.kept("batches of " + sizes);
  }
}
