package dev.fluxion.tck.backend;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * B-FRESH: what was evaluated before makes no difference: a backend that was used gives what a new
 * one gives, and so does one that was opened when another had been closed.
 */
record Freshness() implements BackendRule {
  private static final int USED = 300;

  /** Where each evaluation is a job that costs money. */
  private static final int USED_ON_HARDWARE = 20;

  private static final int SIZE = 4;

  @Override
  public String id() {
    return "B-FRESH";
  }

  @Override
  public String rule() {
    return "6.10";
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    boolean isHardware = hosted.capabilities().kind() == Backend.Kind.HARDWARE;
    int used = isHardware ? USED_ON_HARDWARE : USED;
    for (int shots : hosted.modes()) {
      List<Evaluation> batch = hosted.batch(SIZE, shots, random);
      List<Estimate> expected;
      Device.Likeness likeness;
      try (Device first = hosted.open()) {
        likeness = first.likeness(random);
        expected = first.singly(batch);
      }
      try (Device second = hosted.open()) {
        for (int k = 0; k < used; k++) {
          second.one(hosted.one(shots, random));
        }
        List<Estimate> found = second.singly(batch);
        for (int k = 0; k < batch.size(); k++) {
          if (!likeness.alike(expected.get(k), found.get(k))) {
            return Outcome.broken(
                Hosted.text(batch.get(k))
                    + " gave "
                    + Estimates.text(expected.get(k))
                    + " at first, "
                    + Estimates.text(found.get(k))
                    + " from a backend that had made "
                    + used
                    + " evaluations");
          }
        }
      }
    }
    return Outcome.kept("after " + used + " evaluations");
  }
}
