package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.task.Contestant.HAND;
import static dev.fluxion.bench.task.Contestant.VALUE;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Goal;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.List;

/** Rosenbrock's function of 10 variables: Σ 100 (x' - x²)² + (1 - x)², x' the next variable. */
final class Rosenbrock implements Workload {
  static final int N = 10;
  private static final double TOLERANCE = 1e-13;

  static double[] point() {
    return Data.uniform(1, N, -1.5, 1.5);
  }

  private static double[] direction() {
    return Data.uniform(2, N, -1, 1);
  }

  static DifferentiableFunction function() {
    return Fluxion.function("rosenbrock")
        .input("x", Shape.vector(N))
        .returns(
            x -> {
              Expr here = x.slice(0, N - 1);
              Expr next = x.slice(1, N);
              Expr steep = next.minus(here.pow(2)).pow(2).times(100);
              return steep.plus(Expr.constant(1).minus(here).pow(2)).sum();
            });
  }

  @Override
  public List<Task> tasks() {
    return List.of(gradient(), hessian(), product());
  }

  private static Task task(
      String what, String description, List<Contestant> contestants, List<Goal> goals) {
    return new Task(
        "rosenbrock10." + what,
        description + " of Rosenbrock's function of 10 variables",
        "run",
        1,
        TOLERANCE,
        Pace.STEADY,
        contestants,
        goals);
  }

  private static Task gradient() {
    return task(
        "gradient",
        "gradient",
        List.of(
            Contestant.of(HAND, () -> new RosenbrockByHand.Gradient(point())),
            Contestant.of(FLUXION, () -> FluxionValue.compiled(function().gradient(), point())),
            new Contestant(VALUE, N, () -> FluxionValue.compiled(function(), point())),
            Contestant.of("Hipparchus Gradient", () -> new RosenbrockPeers.Gradients(point())),
            Contestant.of("Hipparchus DS", () -> new RosenbrockPeers.Structures(point(), 1)),
            Contestant.of("finmath AAD", () -> new RosenbrockPeers.Finmath(point()))),
        List.of(
            new Goal.TimeAtMost(FLUXION, HAND, 1),
            new Goal.NoAllocation(FLUXION),
            new Goal.TimeAtMost(FLUXION, VALUE, 3)));
  }

  private static Task hessian() {
    return task(
        "hessian",
        "Hessian, a full matrix,",
        List.of(
            Contestant.of(HAND, () -> new RosenbrockByHand.Hessian(point())),
            Contestant.of(FLUXION, () -> FluxionValue.compiled(function().hessian(), point())),
            Contestant.of("Hipparchus DS", () -> new RosenbrockPeers.Structures(point(), 2))),
        List.of(new Goal.TimeAtMost(FLUXION, HAND, 1.5)));
  }

  private static Task product() {
    return task(
        "hvp",
        "product of the Hessian with a vector",
        List.of(
            Contestant.of(HAND, () -> new RosenbrockByHand.Product(point(), direction())),
            Contestant.of(
                FLUXION,
                () -> FluxionValue.compiled(function().hvp(), Data.concat(point(), direction())))),
        List.of(new Goal.TimeAtMost(FLUXION, HAND, 1.5)));
  }
}
