package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * J-ERR: an evaluation that fails makes its batch fail, with a {@link FluxionException} and without
 * results, and the backend goes on as before.
 *
 * <p>It takes a failure to see it: the kit has a primitive whose kernel throws, so that the rule is
 * tried on backends that evaluate whatever has a kernel.
 */
record Failures() implements BackendRule {
  private static final int SIZE = 5;

  @Override
  public String id() {
    return "J-ERR";
  }

  @Override
  public String rule() {
    return "6.13";
  }

  @Override
  public boolean isPlannedFor(Hosted hosted) {
    return hosted.rank() == 0 && hosted.isUniversal();
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    for (int shots : hosted.modes()) {
      List<Evaluation> good = hosted.batch(SIZE, shots, random);
      try (Device device = hosted.open()) {
        Device.Likeness likeness = device.likeness(random);
        List<Estimate> before = device.batch(good);
        for (int place = 0; place < good.size(); place++) {
          List<Evaluation> batch = new ArrayList<>(good);
          batch.set(place, failing(good.get(place)));
          try {
            List<Estimate> given = device.backend().evaluate(batch);
            return Outcome.broken(
                "'"
                    + Probes.FAILING
                    + "' fails, yet the batch with it as number "
                    + place
                    + " gave "
                    + given.size()
                    + " estimates");
          } catch (FluxionException expected) {
            // As it should be.
          } catch (RuntimeException | AssertionError other) {
            return Outcome.broken(
                "a failed evaluation must end in a FluxionException, got " + other);
          }
        }
        List<Estimate> after = device.batch(good);
        for (int k = 0; k < good.size(); k++) {
          if (!likeness.alike(before.get(k), after.get(k))) {
            return Outcome.broken(
                Hosted.text(good.get(k))
                    + " gave "
                    + Estimates.text(before.get(k))
                    + ", and "
                    + Estimates.text(after.get(k))
                    + " after batches that failed");
          }
        }
      }
    }
    return Outcome.kept("a failure at each place of up to " + SIZE);
  }

  private static Evaluation failing(Evaluation good) {
    return new Evaluation(
        Probes.FAILING.bind(),
        List.of(),
        List.of(new double[] {0.5}),
        List.of(Shape.scalar()),
        good.shots());
  }
}
