package dev.fluxion.bench.measure;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Task;

/** Takes samples of the time that a contestant needs. */
interface Timer {
  /**
   * Takes the samples of one round.
   *
   * @param task the task
   * @param contestant who does it
   * @param effort how much time is spent
   * @param round the number of the round, from 0
   * @param samples gets them
   * @throws IllegalStateException if the contestant fails, or its results are not those of the
   *     task's first contestant
   */
  void time(Task task, Contestant contestant, Effort effort, int round, Samples samples);
}
