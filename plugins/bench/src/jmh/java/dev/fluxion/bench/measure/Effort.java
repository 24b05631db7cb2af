package dev.fluxion.bench.measure;

import dev.fluxion.bench.task.Pace;

/**
 * How much time is spent on a contestant.
 *
 * @param rounds JVMs, one after the other; all contestants of a task have their turn in each round,
 *     so that a disturbance of the machine hits them alike
 * @param warmups iterations, or runs, that are not counted
 * @param warmupMillis the length of one, where runs are not counted singly
 * @param iterations iterations, or runs, that are
 * @param millis the length of one
 */
public record Effort(int rounds, int warmups, int warmupMillis, int iterations, int millis) {
  /** Samples that give an interval. */
  private static final int LEAST = 3;

  /**
   * Returns what a full run spends.
   *
   * @param pace how the task is timed
   */
  public static Effort full(Pace pace) {
    return switch (pace) {
      case STEADY -> new Effort(2, 3, 500, 5, 400);
      case SLOW_START -> new Effort(2, 4, 2000, 5, 500);
      case FRESH -> new Effort(2, 20, 0, 10, 0);
      case FRESH_LARGE -> new Effort(1, 3, 0, 3, 0);
      case FIRST -> new Effort(10, 0, 0, 1, 0);
    };
  }

  /**
   * Returns what a smoke run spends: enough to see that everything works, too little to rely on.
   *
   * @param pace how the task is timed
   */
  public static Effort quick(Pace pace) {
    return switch (pace) {
      case STEADY, SLOW_START -> new Effort(1, 1, 150, LEAST, 60);
      case FRESH -> new Effort(1, 1, 0, LEAST, 0);
      case FRESH_LARGE -> new Effort(1, 0, 0, LEAST, 0);
      case FIRST -> new Effort(LEAST, 0, 0, 1, 0);
    };
  }
}
