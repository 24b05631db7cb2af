package dev.fluxion.bench.task;

import java.util.List;

/** A family of tasks on the same function, in several sizes or derivatives. */
public interface Workload {
  /** Returns the tasks; data are made only when a contestant's kernel is. */
  List<Task> tasks();
}
