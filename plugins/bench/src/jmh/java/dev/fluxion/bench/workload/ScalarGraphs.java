package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.task.Contestant.VALUE;
import static dev.fluxion.bench.workload.RandomGraph.VARIABLES;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Goal;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import dev.fluxion.dsl.Request;
import java.util.List;

/** Random functions of many scalar operations: nobody writes them by hand. */
final class ScalarGraphs implements Workload {
  static final String TAPE = "tape interpreter";

  private static Request request(int n) {
    return new RandomGraph(1, n).function().request().value();
  }

  @Override
  public List<Task> tasks() {
    return List.of(
        task("1e3", 1000, Pace.STEADY),
        task("1e4", 10_000, Pace.SLOW_START),
        task("1e5", 100_000, Pace.SLOW_START));
  }

  private static Task task(String size, int n, Pace pace) {
    double[][] point = {RandomGraph.point()};
    return new Task(
        "graph." + size,
        "value and gradient of a random function of " + n + " scalar operations",
        "node",
        n,
        1e-10,
        pace,
        List.of(
            Contestant.of(TAPE, () -> new Tape(new RandomGraph(1, n))),
            Contestant.of(
                FLUXION,
                () -> new FluxionRequest(request(n).gradient().prepare(), point, 1, VARIABLES)),
            Contestant.of(VALUE, () -> new FluxionRequest(request(n).prepare(), point, 1))),
        List.of(new Goal.NanosPerUnit(FLUXION, 3), new Goal.TimeAtMost(FLUXION, VALUE, 3)));
  }
}
