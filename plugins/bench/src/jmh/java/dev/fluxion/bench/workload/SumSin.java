package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.task.Contestant.HAND;
import static dev.fluxion.bench.task.Contestant.STRICT;
import static dev.fluxion.bench.task.Contestant.VALUE;
import static dev.fluxion.elementary.Elementary.sin;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Goal;
import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import dev.fluxion.dsl.Accuracy;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;

/** Σ sin w + 3 sin² y over n elements: the value and the gradients by w and by y. */
final class SumSin implements Workload {
  private static final int LARGE = 1_000_000;
  private static final int MEDIUM = 1000;

  private static double[][] point(int n) {
    return new double[][] {Data.uniform(1, n, -10, 10), Data.uniform(2, n, -10, 10)};
  }

  private static DifferentiableFunction function(int n) {
    return Fluxion.function("sumsin")
        .input("w", Shape.vector(n))
        .input("y", Shape.vector(n))
        .returns((w, y) -> sin(w).plus(sin(y).pow(2).times(3)).sum());
  }

  private static Kernel gradients(DifferentiableFunction function, int n) {
    return new FluxionRequest(
        function.request().value().gradient("w").gradient("y").prepare(), point(n), 1, n, n);
  }

  @Override
  public List<Task> tasks() {
    return List.of(task("3", 3, 1.2), task("1e3", MEDIUM, 0.15), task("1e6", LARGE, 0.15));
  }

  private static Task task(String size, int n, double limit) {
    List<Contestant> contestants = new ArrayList<>();
    contestants.add(Contestant.of(HAND, () -> new SumSinByHand(point(n))));
    contestants.add(Contestant.of(FLUXION, () -> gradients(function(n), n)));
    contestants.add(
        Contestant.of(STRICT, () -> gradients(function(n).accuracy(Accuracy.STRICT), n)));
    contestants.add(
        Contestant.of(
            VALUE, () -> new FluxionRequest(function(n).request().value().prepare(), point(n), 1)));
    if (n <= MEDIUM) {
      contestants.add(
          Contestant.of("Hipparchus Gradient", () -> new SumSinPeers.Gradients(point(n))));
    }
    if (n >= MEDIUM) {
      contestants.add(Contestant.of("finmath AAD", () -> new SumSinPeers.Finmath(point(n))));
    }
    if (n >= LARGE) {
      contestants.add(Contestant.of(Torch.NAME, () -> new SumSinPeers.PyTorch(point(n))));
    }
    return new Task(
        "sumsin." + size,
        "value and gradient of Σ sin w + 3 sin² y, n = " + n,
        "element",
        n,
        1e-12,
        Pace.STEADY,
        contestants,
        List.of(
            new Goal.TimeAtMost(FLUXION, HAND, limit),
            new Goal.TimeAtMost(STRICT, HAND, Math.max(limit, 1.1)),
            new Goal.TimeAtMost(FLUXION, VALUE, 3)));
  }
}
