package dev.fluxion.tck.run;

import java.util.List;

/** Hears of a run while it goes on, from one thread. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE = new Progress() {};

  /**
   * More checks are planned.
   *
   * @param tasks the checks
   */
  default void planned(List<Task> tasks) {}

  /**
   * A check is begun.
   *
   * @param task the check
   */
  default void started(Task task) {}

  /**
   * A check has ended, whether it was begun or not.
   *
   * @param outcome what it came to
   */
  default void finished(Outcome outcome) {}
}
