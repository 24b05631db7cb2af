package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.List;
import java.util.random.RandomGenerator;

/** B-SINGLE: an evaluation gives in a batch what it gives alone. */
record BatchEqualsSingles() implements BackendRule {
  private static final int SIZE = 17;

  @Override
  public String id() {
    return "B-SINGLE";
  }

  @Override
  public String rule() {
    return "6.4";
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    for (int shots : hosted.modes()) {
      List<Evaluation> batch = hosted.batch(SIZE, shots, random);
      try (Device one = hosted.open();
          Device other = hosted.open()) {
        Device.Likeness likeness = one.likeness(random);
        List<Estimate> alone = one.singly(batch);
        List<Estimate> together = other.batch(batch);
        for (int k = 0; k < batch.size(); k++) {
          if (!likeness.alike(alone.get(k), together.get(k))) {
            return Outcome.broken(
                Hosted.text(batch.get(k))
                    + " gave "
                    + Estimates.text(alone.get(k))
                    + " alone, "
                    + Estimates.text(together.get(k))
                    + " as number "
                    + k
                    + " of a batch of "
                    + batch.size());
          }
        }
      }
    }
    return Outcome.kept("batches of up to " + SIZE);
  }
}
