package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * B-VALUE: exact values are those of the kernel within rounding, with standard errors of 0 and
 * without shots.
 */
record ExactValues() implements BackendRule {
  private static final int POINTS = 40;
  private static final double ROUNDING = 1e-9;

  @Override
  public String id() {
    return "B-VALUE";
  }

  @Override
  public String rule() {
    return "6.2";
  }

  @Override
  public boolean isOptional() {
    return true;
  }

  @Override
  public boolean isPlannedFor(Hosted hosted) {
    return hosted.capabilities().exact();
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    List<Evaluation> points = new ArrayList<>();
    for (int k = 0; k < POINTS; k++) {
      points.add(hosted.one(0, random));
    }
    try (Device device = hosted.open()) {
      List<Estimate> estimates = device.all(points);
      for (int k = 0; k < POINTS; k++) {
        Estimate estimate = estimates.get(k);
        boolean exact =
            Arrays.stream(Estimates.flat(estimate.standardErrors())).allMatch(e -> e == 0);
        if (!exact || estimate.shots() != 0) {
          return Outcome.broken(
              Hosted.text(points.get(k)) + " has an error: " + Estimates.text(estimate));
        }
      }
      return compared(hosted, trial, points, estimates);
    }
  }

  /** Compares values with those of the kernel, on the scale of the largest of them. */
  static Outcome compared(
      Hosted hosted, Trial trial, List<Evaluation> points, List<Estimate> estimates) {
    double largest = 0;
    double gap = 0;
    String worst = "";
    for (int k = 0; k < points.size(); k++) {
      Optional<double[]> reference = Reference.of(hosted, points.get(k));
      if (reference.isEmpty()) {
        return Outcome.kept(points.size() + " points, no kernel to compare them with");
      }
      double[] found = Estimates.flat(estimates.get(k).values());
      for (int i = 0; i < found.length; i++) {
        double expected = reference.get()[i];
        largest = Math.max(largest, Double.isFinite(expected) ? Math.abs(expected) : 0);
        double off = Double.compare(found[i], expected) == 0 ? 0 : Math.abs(found[i] - expected);
        if (!(off <= gap)) {
          gap = Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
          worst =
              Hosted.text(points.get(k))
                  + " gave "
                  + Estimates.text(estimates.get(k))
                  + ", by the kernel it is "
                  + Arrays.toString(reference.get());
        }
      }
    }
    if (gap > trial.accuracy() * largest) {
      return Outcome.broken(worst);
    }
    return gap > ROUNDING * largest
        ? Outcome.inaccurate(worst)
        : Outcome.kept(points.size() + " points, off by at most " + gap);
  }
}
