package dev.fluxion.tck.run.child;

import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.Task;
import java.util.List;

/** One entry of the journal of a child JVM. */
sealed interface Event {

  /**
   * The plugin, or one of its primitives or backends, is looked at, to plan for it.
   *
   * @param id the id of the primitive, or {@code backend 'id'}, empty for the plugin as a whole
   */
  record Planning(String id) implements Event {}

  /**
   * The plugin, or one of its primitives or backends, cannot be planned for.
   *
   * @param id the id of the primitive, or {@code backend 'id'}, empty for the plugin as a whole
   * @param text what it did
   * @param isFatal whether the child ends for it
   */
  record Unplannable(String id, String text, boolean isFatal) implements Event {}

  /**
   * All checks are planned.
   *
   * @param tasks the checks
   */
  record Planned(List<Task> tasks) implements Event {}

  /**
   * A check is begun.
   *
   * @param task the check
   */
  record Started(Task task) implements Event {}

  /**
   * A check has ended.
   *
   * @param outcome what it came to
   * @param isFatal whether the child ends for it
   */
  record Finished(Outcome outcome, boolean isFatal) implements Event {}

  /**
   * Somebody called {@code System.exit}.
   *
   * @param caller the frames of the call
   */
  record Exiting(String caller) implements Event {}

  /** All is done. */
  record Done() implements Event {}
}
