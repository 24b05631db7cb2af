package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * B-POISON: a NaN among the inputs of one evaluation makes that one NaN, or the batch fails; it
 * does not change the others, in the same batch or later.
 */
record Poison() implements BackendRule {
  private static final int SIZE = 8;

  @Override
  public String id() {
    return "B-POISON";
  }

  @Override
  public String rule() {
    return "6.7";
  }

  @Override
  public boolean isPlannedFor(Hosted hosted) {
    return hosted.outputSize() > 0
        && hosted.shapes().stream().mapToInt(shape -> shape.size()).sum() > 0;
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    for (int shots : hosted.modes()) {
      List<Evaluation> good = hosted.batch(SIZE, shots, random);
      int place = good.size() / 2;
      try (Device device = hosted.open()) {
        Device.Likeness likeness = device.likeness(random);
        List<Estimate> before = device.batch(good);
        List<Evaluation> poisoned = new ArrayList<>(good);
        poisoned.set(place, undefined(hosted, good.get(place)));
        boolean failed = false;
        try {
          List<Estimate> together = device.batch(poisoned);
          Estimate bad = together.get(place);
          if (isDefined(bad) && !isDefinedByKernel(hosted, poisoned.get(place))) {
            return Outcome.broken(
                Hosted.text(poisoned.get(place)) + " gave " + Estimates.text(bad));
          }
          for (int k = 0; k < good.size(); k++) {
            if (k != place && !likeness.alike(before.get(k), together.get(k))) {
              return spoiled(good.get(k), before.get(k), together.get(k), "beside a NaN");
            }
          }
        } catch (FluxionException refusal) {
          failed = true;
        }
        List<Estimate> after = device.batch(good);
        for (int k = 0; k < good.size(); k++) {
          if (!likeness.alike(before.get(k), after.get(k))) {
            String when = failed ? "after a batch that failed" : "after a batch with a NaN";
            return spoiled(good.get(k), before.get(k), after.get(k), when);
          }
        }
      }
    }
    return Outcome.kept("one NaN among up to " + SIZE);
  }

  private static boolean isDefined(Estimate estimate) {
    return Arrays.stream(Estimates.flat(estimate.values())).noneMatch(Double::isNaN);
  }

  /** A kernel that swallows a NaN is the concern of another rule. */
  private static boolean isDefinedByKernel(Hosted hosted, Evaluation evaluation) {
    try {
      return Reference.of(hosted, evaluation)
          .filter(values -> Arrays.stream(values).noneMatch(Double::isNaN))
          .isPresent();
    } catch (RuntimeException refusal) {
      return false;
    }
  }

  private static Evaluation undefined(Hosted hosted, Evaluation evaluation) {
    List<double[]> inputs = Estimates.copy(evaluation.inputs());
    inputs.forEach(input -> Arrays.fill(input, Double.NaN));
    return hosted.at(inputs, evaluation.shots());
  }

  private static Outcome spoiled(
      Evaluation evaluation, Estimate before, Estimate after, String when) {
    return Outcome.broken(
        Hosted.text(evaluation)
            + " gave "
            + Estimates.text(before)
            + ", "
            + Estimates.text(after)
            + " "
            + when);
  }
}
