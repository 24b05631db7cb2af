package dev.fluxion.hardware.provider;

import java.util.Arrays;
import java.util.Map;

/** What came of a task. */
public sealed interface Reading {
  /** The code of a task of a job that was canceled. */
  String CANCELED = "canceled";

  /** The code of a task that has no result in a job that has ended well: it may be paid for. */
  String MISSING = "missing";

  /**
   * How often each outcome was seen.
   *
   * @param fractions by outcome, in which qubit 0 is the lowest bit; their sum is 1
   * @param shots how many runs count, which may be fewer than were asked
   */
  record Counts(Map<Long, Double> fractions, long shots) implements Reading {
    /** Copies the map. */
    public Counts {
      fractions = Map.copyOf(fractions);
    }
  }

  /**
   * Expectation values of the observables of the task.
   *
   * @param values one for each observable
   * @param errors their standard errors
   * @param shots how many runs there were
   */
  record Values(double[] values, double[] errors, long shots) implements Reading {
    @Override
    public String toString() {
      return Arrays.toString(values) + " ± " + Arrays.toString(errors) + ", " + shots + " shots";
    }
  }

  /**
   * The task failed at the provider; it is not run again by itself.
   *
   * @param code the provider's code
   * @param message what the provider says
   */
  record Failed(String code, String message) implements Reading {}
}
