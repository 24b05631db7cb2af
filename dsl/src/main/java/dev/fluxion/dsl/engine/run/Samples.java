package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What estimates say of the samples that they are made of. */
final class Samples {
  private Samples() {}

  /** Returns whether nothing was sampled and nothing is uncertain. */
  static boolean isExact(Estimate estimate) {
    return estimate.shots() == 0 && largestError(estimate) == 0;
  }

  /** Returns the number of samples of an estimate, 0 if there is none. */
  static long count(@Nullable Estimate estimate) {
    return estimate == null ? 0 : estimate.shots();
  }

  /** Returns the largest standard error; NaN if one is. */
  static double largestError(Estimate estimate) {
    double largest = 0;
    for (double[] errors : estimate.standardErrors()) {
      for (double error : errors) {
        largest = Math.max(largest, error);
      }
    }
    return largest;
  }

  /**
   * Returns two independent estimates taken together; an exact one stands alone, and one that is
   * uncertain without saying from how many samples gives way to the other.
   */
  static Estimate pooled(@Nullable Estimate before, Estimate now) {
    if (before == null || isExact(now) || before.shots() > Long.MAX_VALUE - now.shots()) {
      return now;
    } else if (isExact(before)) {
      return before;
    }
    return before.shots() == 0 || now.shots() == 0
        ? (before.shots() == 0 ? now : before)
        : before.pooled(now);
  }

  /**
   * Returns the standard deviation of a single sample, that of the element that scatters most. What
   * was assumed of it counts like one more sample, so that a few equal outcomes do not make it 0.
   *
   * @param estimate from some samples
   * @param assumed what it was taken for before
   */
  static double deviation(@Nullable Estimate estimate, double assumed) {
    if (estimate == null || estimate.shots() == 0) {
      return assumed;
    }
    double shots = estimate.shots();
    double root = largestError(estimate) * shots;
    double deviation = Math.sqrt((root * root + assumed * assumed) / (shots + 1));
    return Double.isFinite(deviation) ? deviation : assumed;
  }

  /** Returns an estimate that shares no arrays with another one. */
  static Estimate copy(Estimate estimate) {
    List<double[]> values = estimate.values().stream().map(double[]::clone).toList();
    List<double[]> errors = estimate.standardErrors().stream().map(double[]::clone).toList();
    return new Estimate(values, errors, estimate.shots());
  }
}
