package dev.fluxion.hardware.provider;

import java.util.List;

/**
 * A job: tasks of equal shots that leave in one request.
 *
 * @param key 64 hexadecimal digits that are found again in the provider's list of jobs; other
 *     attempts have the same
 * @param tasks one or more
 */
public record Work(String key, List<Task> tasks) {
  /** Copies the list. */
  public Work {
    tasks = List.copyOf(tasks);
  }

  /** Returns how often each task is run. */
  public long shots() {
    return tasks.get(0).shots();
  }
}
