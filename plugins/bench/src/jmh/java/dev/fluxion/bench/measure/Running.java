package dev.fluxion.bench.measure;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.workload.Workloads;

/** A contestant's kernel in the JVM that it is timed in. */
final class Running {
  private final Task task;
  private final Contestant contestant;
  private final Kernel kernel;

  Running(String task, String contestant) {
    this.task = Workloads.task(task);
    this.contestant = this.task.contestant(contestant);
    this.kernel = this.contestant.kernel().get();
  }

  Kernel kernel() {
    return kernel;
  }

  /** Checks its last results: of the code that was timed, not of an earlier stage of it. */
  void finish() {
    Check.check(task, contestant, kernel.results(), Check.reference(task));
    kernel.close();
  }
}
