package dev.fluxion.bench.workload;

import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import java.util.List;
import java.util.regex.Pattern;

/** All tasks. */
public final class Workloads {
  private static final List<Workload> ALL =
      List.of(
          new Rosenbrock(),
          new SumSin(),
          new Softmax(),
          new Perceptron(),
          new Logistic(),
          new TaylorSeries(),
          new ShiftOrders(),
          new ScalarGraphs(),
          new FirstGradient(),
          new Preparing(),
          new MatrixProducts(),
          new CircuitRuns());

  private Workloads() {}

  private static List<Task> all() {
    return ALL.stream().flatMap(workload -> workload.tasks().stream()).toList();
  }

  /**
   * Returns the tasks whose name has a part that matches.
   *
   * @param regex an expression, empty for all tasks
   */
  public static List<Task> matching(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return all().stream().filter(task -> pattern.matcher(task.name()).find()).toList();
  }

  /** Returns the names of all tasks. */
  public static List<String> names() {
    return all().stream().map(Task::name).toList();
  }

  /**
   * Returns a task.
   *
   * @param name its name
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Task task(String name) {
    return all().stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no task '" + name + "'"));
  }
}
