package dev.fluxion.bench.task;

/**
 * One contestant's computation on data of its own: what is timed.
 *
 * <p>A kernel overwrites its results at each run; it is used by one thread.
 */
public interface Kernel extends AutoCloseable {
  /** Makes ready what a run uses up; called before each run of a task that is timed run by run. */
  default void before() {}

  /**
   * Computes once, and returns something that holds the results, so that no compiler drops them.
   */
  Object run();

  /** Returns the results of the last run, in the order that the task describes; not timed. */
  double[] results();

  /** Frees what is not on the heap. */
  @Override
  default void close() {}
}
