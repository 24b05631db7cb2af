package dev.fluxion.tck.backend;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * J-REFUSE: what a backend says that it cannot do, it refuses when asked, with a {@link
 * FluxionException}, and goes on as before.
 */
record Refusals() implements BackendRule {
  private static final int LARGEST_LIMIT = 10_000;

  @Override
  public String id() {
    return "J-REFUSE";
  }

  @Override
  public String rule() {
    return "6.12";
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    int shots = hosted.modes().get(0);
    Evaluation good = hosted.one(shots, random);
    try (Device device = hosted.open()) {
      Device.Likeness likeness = device.likeness(random);
      Estimate before = device.one(good);
      for (Map.Entry<String, List<Evaluation>> each : excluded(hosted, good, random).entrySet()) {
        try {
          List<Estimate> given = device.backend().evaluate(each.getValue());
          return Outcome.broken(
              each.getKey() + " was not refused, it gave " + given.size() + " estimates");
        } catch (FluxionException refusal) {
          if (String.valueOf(refusal.getMessage()).isBlank()) {
            return Outcome.broken(each.getKey() + " was refused without a message");
          }
        } catch (RuntimeException | AssertionError other) {
          return Outcome.broken(
              each.getKey() + " must be refused with a FluxionException, got " + other);
        }
        Estimate after = device.one(good);
        if (!likeness.alike(before, after)) {
          return Outcome.broken(
              Hosted.text(good)
                  + " gave "
                  + Estimates.text(before)
                  + ", and "
                  + Estimates.text(after)
                  + " after a refusal of "
                  + each.getKey());
        }
      }
    }
    return Outcome.kept(excluded(hosted, good, random).keySet().toString());
  }

  private static Map<String, List<Evaluation>> excluded(
      Hosted hosted, Evaluation good, RandomGenerator random) {
    Map<String, List<Evaluation>> excluded = new LinkedHashMap<>();
    Backend.Capabilities capabilities = hosted.capabilities();
    excluded.put("an unsupported primitive", List.of(stranger(good)));
    if (capabilities.batchLimit() > 1) {
      excluded.put("an unsupported primitive after a supported one", List.of(good, stranger(good)));
    }
    if (!capabilities.exact()) {
      excluded.put("an exact evaluation", List.of(hosted.at(good.inputs(), Shots.EXACT)));
    }
    if (!hosted.takesShots()) {
      excluded.put("an evaluation with shots", List.of(hosted.at(good.inputs(), new Shots(10, 1))));
    }
    if (capabilities.batchLimit() <= LARGEST_LIMIT) {
      List<Evaluation> many = new ArrayList<>();
      for (int k = 0; k <= capabilities.batchLimit(); k++) {
        many.add(hosted.one(good.shots().count(), random));
      }
      excluded.put("a batch of " + many.size() + ", one above the limit,", many);
    }
    return excluded;
  }

  private static Evaluation stranger(Evaluation good) {
    return new Evaluation(
        Probes.STRANGER.bind(),
        List.of(),
        List.of(new double[] {0.5}),
        List.of(Shape.scalar()),
        good.shots());
  }
}
