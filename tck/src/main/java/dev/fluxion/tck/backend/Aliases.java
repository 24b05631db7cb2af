package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * B-ALIAS: inputs are left as they were, and results belong to the caller: neither later batches
 * nor changes to the inputs reach them, and changing them changes no other.
 */
record Aliases() implements BackendRule {
  private static final int SIZE = 12;
  private static final double MARK = 1e300;

  @Override
  public String id() {
    return "B-ALIAS";
  }

  @Override
  public String rule() {
    return "6.8";
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    for (int shots : hosted.modes()) {
      List<Evaluation> batch = hosted.batch(SIZE, shots, random);
      List<Evaluation> others = hosted.batch(SIZE, shots, random);
      try (Device device = hosted.open()) {
        Device.Likeness likeness = device.likeness(random);
        List<Evaluation> handed = batch.stream().map(Device::copy).toList();
        List<Estimate> raw = device.backend().evaluate(handed);
        if (raw.size() != batch.size()) {
          return Outcome.broken(batch.size() + " evaluations gave " + raw.size() + " estimates");
        }
        List<Estimate> once = raw.stream().map(Estimates::copy).toList();
        for (int k = 0; k < batch.size(); k++) {
          if (!sameInputs(batch.get(k), handed.get(k))) {
            return Outcome.broken(
                Hosted.text(batch.get(k)) + " was changed to " + Hosted.text(handed.get(k)));
          }
        }
        handed.forEach(each -> each.inputs().forEach(input -> Arrays.fill(input, MARK)));
        if (!same(raw, once)) {
          return Outcome.broken("a result changes with the array that was the input");
        }
        device.batch(others);
        if (!same(raw, once)) {
          return Outcome.broken("a result changes when the next batch is evaluated");
        }
        mark(raw.get(0));
        if (!same(raw.subList(1, raw.size()), once.subList(1, once.size()))) {
          return Outcome.broken("two results of a batch share an array");
        }
        raw.forEach(Aliases::mark);
        List<Estimate> again = device.batch(batch);
        for (int k = 0; k < batch.size(); k++) {
          if (!likeness.alike(once.get(k), again.get(k))) {
            return Outcome.broken(
                Hosted.text(batch.get(k))
                    + " gave "
                    + Estimates.text(once.get(k))
                    + ", and "
                    + Estimates.text(again.get(k))
                    + " after the caller had written into that result");
          }
        }
      }
    }
    return Outcome.kept("batches of up to " + SIZE);
  }

  private static boolean sameInputs(Evaluation a, Evaluation b) {
    boolean same = true;
    for (int i = 0; i < a.inputs().size(); i++) {
      same &= Arrays.equals(a.inputs().get(i), b.inputs().get(i));
    }
    return same;
  }

  private static boolean same(List<Estimate> a, List<Estimate> b) {
    boolean same = true;
    for (int k = 0; k < a.size(); k++) {
      same &= Estimates.same(a.get(k), b.get(k));
    }
    return same;
  }

  private static void mark(Estimate estimate) {
    estimate.values().forEach(array -> Arrays.fill(array, MARK));
    estimate.standardErrors().forEach(array -> Arrays.fill(array, MARK));
  }
}
