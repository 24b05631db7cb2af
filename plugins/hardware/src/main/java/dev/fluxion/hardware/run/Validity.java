package dev.fluxion.hardware.run;

import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.spi.FluxionException;
import java.util.List;

/** What every result must satisfy, whatever the provider. */
final class Validity {
  private static final double ROUNDING = 1e-6;

  private Validity() {}

  static void require(JobEntry job, List<Reading> readings) {
    if (readings.size() != job.tasks()) {
      throw invalid("it has " + readings.size() + " parts for " + job.tasks() + " circuits");
    }
    for (int k = 0; k < readings.size(); k++) {
      if (readings.get(k) instanceof Reading.Counts counts) {
        require(k, counts);
      } else if (readings.get(k) instanceof Reading.Values values) {
        require(k, values);
      }
    }
  }

  private static void require(int place, Reading.Counts counts) {
    double sum = 0;
    for (double fraction : counts.fractions().values()) {
      if (!(fraction >= 0 && fraction <= 1 + ROUNDING)) {
        throw invalid("circuit " + place + " has a probability of " + fraction);
      }
      sum += fraction;
    }
    if (!(Math.abs(sum - 1) <= ROUNDING)) {
      throw invalid("the probabilities of circuit " + place + " add up to " + sum);
    } else if (counts.shots() < 1) {
      throw invalid("circuit " + place + " has no shots");
    }
  }

  private static void require(int place, Reading.Values values) {
    for (int k = 0; k < values.values().length; k++) {
      double value = values.values()[k];
      double error = values.errors()[k];
      if (!Double.isFinite(value) || !(error >= 0 && error < Double.POSITIVE_INFINITY)) {
        throw invalid(
            "circuit " + place + " has the value " + value + " with an error of " + error);
      }
    }
  }

  private static FluxionException invalid(String what) {
    return new FluxionException("FLX-508", "the result is not valid: " + what);
  }
}
