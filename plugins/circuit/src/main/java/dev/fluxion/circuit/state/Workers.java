package dev.fluxion.circuit.state;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Divides independent tasks among threads, always in the same way. */
public final class Workers implements AutoCloseable {
  /** The calling thread alone. */
  public static final Workers ONE = new Workers(1);

  /** Waking a thread costs as much as so many pages. */
  private static final int LEAST = 64;

  private final int count;
  private final List<ForkJoinPool> pool = new ArrayList<>();

  /**
   * Creates workers.
   *
   * @param count the number of threads, the calling one included
   */
  public Workers(int count) {
    this.count = count;
    if (count > 1) {
      pool.add(new ForkJoinPool(count - 1));
    }
  }

  /** A range of tasks. */
  interface Range {
    /**
     * Does some tasks.
     *
     * @param worker the number of the worker
     * @param from the first task
     * @param to the task after the last
     */
    void run(int worker, int from, int to);
  }

  /** Returns the number of workers. */
  int count() {
    return count;
  }

  /**
   * Does all tasks.
   *
   * @param tasks how many there are
   * @param pages how many pages each of them is about
   * @param range does some of them
   */
  void run(int tasks, int pages, Range range) {
    if (count == 1 || tasks < count || (long) tasks * pages < LEAST) {
      range.run(0, 0, tasks);
      return;
    }
    List<ForkJoinTask<?>> others = new ArrayList<>();
    for (int worker = 1; worker < count; worker++) {
      int number = worker;
      others.add(
          pool.get(0)
              .submit(() -> range.run(number, start(number, tasks), start(number + 1, tasks))));
    }
    range.run(0, 0, start(1, tasks));
    others.forEach(ForkJoinTask::join);
  }

  private int start(int worker, int tasks) {
    return (int) ((long) tasks * worker / count);
  }

  @Override
  public void close() {
    pool.forEach(ForkJoinPool::shutdown);
  }
}
