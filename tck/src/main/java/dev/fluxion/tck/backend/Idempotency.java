package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * J-IDEM: a batch that is sent again gives the same again, closing twice is harmless, and what is
 * closed refuses or gives what it gave before.
 */
record Idempotency() implements BackendRule {
  private static final int SIZE = 6;
  private static final int TIMES = 3;

  @Override
  public String id() {
    return "J-IDEM";
  }

  @Override
  public String rule() {
    return "6.14";
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    for (int shots : hosted.modes()) {
      List<Evaluation> batch = hosted.batch(SIZE, shots, random);
      try (Device device = hosted.open();
          Device another = hosted.open()) {
        Device.Likeness likeness = device.likeness(random);
        List<Estimate> once = device.batch(batch);
        for (int time = 1; time < TIMES; time++) {
          List<Estimate> again = device.batch(batch);
          for (int k = 0; k < batch.size(); k++) {
            if (!likeness.alike(once.get(k), again.get(k))) {
              return differs(batch.get(k), once.get(k), again.get(k), "when it was sent again");
            }
          }
        }
        device.backend().close();
        device.backend().close();
        try {
          List<Estimate> closed = device.batch(batch);
          for (int k = 0; k < batch.size(); k++) {
            if (!likeness.alike(once.get(k), closed.get(k))) {
              return differs(batch.get(k), once.get(k), closed.get(k), "after close()");
            }
          }
        } catch (FluxionException refusal) {
          // What is closed may say so.
        }
        List<Estimate> open = another.batch(batch);
        for (int k = 0; k < batch.size(); k++) {
          if (!likeness.alike(once.get(k), open.get(k))) {
            String when = "from another backend of the plugin after close() of the first";
            return differs(batch.get(k), once.get(k), open.get(k), when);
          }
        }
      }
    }
    return Outcome.kept(TIMES + " times, closed twice");
  }

  private static Outcome differs(Evaluation each, Estimate once, Estimate later, String when) {
    return Outcome.broken(
        Hosted.text(each)
            + " gave "
            + Estimates.text(once)
            + ", and "
            + Estimates.text(later)
            + " "
            + when);
  }
}
