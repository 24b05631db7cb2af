package dev.fluxion.bench.measure;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import java.util.Locale;

/** Compares what contestants compute with what the first one of their task does. */
public final class Check {
  /** More than once: results that are wrong only when they are computed again are found. */
  private static final int RUNS = 2;

  private Check() {}

  /**
   * Returns the results of a task's first contestant.
   *
   * @param task the task
   */
  public static double[] reference(Task task) {
    return results(task, task.reference());
  }

  /**
   * Checks a contestant.
   *
   * @param task its task
   * @param contestant who
   * @param reference the results of the first contestant
   * @throws IllegalStateException if one of its results is not the same, NaN included
   */
  public static void check(Task task, Contestant contestant, double[] reference) {
    check(task, contestant, results(task, contestant), reference);
  }

  private static double[] results(Task task, Contestant contestant) {
    boolean fresh = task.pace() == Pace.FRESH || task.pace() == Pace.FRESH_LARGE;
    try (Kernel kernel = contestant.kernel().get()) {
      for (int i = 0; i < (fresh ? 1 : RUNS); i++) {
        kernel.before();
        kernel.run();
      }
      return kernel.results();
    }
  }

  /**
   * Checks results.
   *
   * @param task a task
   * @param contestant whose results they are
   * @param results the results
   * @param reference the results of the first contestant
   * @throws IllegalStateException if one of them is not the same, NaN included
   */
  static void check(Task task, Contestant contestant, double[] results, double[] reference) {
    int from = contestant.from();
    if (results.length == 0 || from + results.length > reference.length) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s: %s gives %d results from %d on, %s gives %d",
              task.name(),
              contestant.name(),
              results.length,
              from,
              task.reference().name(),
              reference.length));
    }
    double mean = 0;
    for (int i = 0; i < results.length; i++) {
      mean += Math.abs(reference[from + i]) / results.length;
    }
    for (int i = 0; i < results.length; i++) {
      double expected = reference[from + i];
      double allowed = task.tolerance() * Math.max(Math.abs(expected), mean);
      if (!(Math.abs(results[i] - expected) <= allowed)) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s: result %d of %s is %s, expected %s as %s computes it, within %.2g",
                task.name(),
                i,
                contestant.name(),
                results[i],
                expected,
                task.reference().name(),
                allowed));
      }
    }
  }
}
