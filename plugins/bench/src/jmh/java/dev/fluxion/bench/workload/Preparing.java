package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.workload.RandomGraph.VARIABLES;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Goal;
import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.PreparedRequest;
import java.util.List;

/** What it takes until a function can be run: a fresh one each time. */
final class Preparing implements Workload {
  private static final String DEFINING = "defining it";

  @Override
  public List<Task> tasks() {
    return List.of(
        task("1e3", 1000, 60, Pace.FRESH),
        task("1e4", 10_000, 300, Pace.FRESH),
        task("1e5", 100_000, 3000, Pace.FRESH_LARGE));
  }

  private static Task task(String size, int n, double millis, Pace pace) {
    return new Task(
        "prepare." + size,
        "differentiating, normalising, planning and compiling value and gradient of "
            + n
            + " scalar operations",
        "node",
        n,
        1e-10,
        pace,
        List.of(
            Contestant.of(DEFINING, () -> new Defining(n)),
            Contestant.of(FLUXION, () -> new Fresh(n))),
        List.of(new Goal.Millis(FLUXION, millis)));
  }

  private static PreparedRequest prepared(DifferentiableFunction function) {
    return function.request().value().gradient().prepare().compile();
  }

  /** Writing the function down, which comes before: for comparison. */
  private static final class Defining implements Kernel {
    private final int n;
    private RandomGraph graph;

    Defining(int n) {
      this.n = n;
      this.graph = new RandomGraph(0, n);
    }

    @Override
    public Object run() {
      return graph.function();
    }

    @Override
    public void before() {
      graph = new RandomGraph(0, n);
    }

    @Override
    public double[] results() {
      Tape tape = new Tape(graph);
      tape.run();
      return tape.results();
    }
  }

  /**
   * Each run has another graph, so that nothing is found in a cache; the results are of the first.
   */
  private static final class Fresh implements Kernel {
    private final int n;
    private long seed;
    private DifferentiableFunction function;

    Fresh(int n) {
      this.n = n;
      this.function = new RandomGraph(seed, n).function();
    }

    @Override
    public void before() {
      seed++;
      function = new RandomGraph(seed, n).function();
    }

    @Override
    public Object run() {
      return prepared(function);
    }

    @Override
    public double[] results() {
      double[] value = new double[1];
      double[] gradient = new double[VARIABLES];
      prepared(new RandomGraph(0, n).function())
          .into(new double[][] {RandomGraph.point()}, value, gradient);
      return Data.concat(value, gradient);
    }
  }
}
