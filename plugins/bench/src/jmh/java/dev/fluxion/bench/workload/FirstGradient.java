package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.task.Contestant.HAND;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Goal;
import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import java.util.List;
import java.util.stream.Stream;

/** The first gradient of Rosenbrock's function in a fresh JVM, from the start of main. */
public final class FirstGradient implements Workload {
  private static final String GRADIENT = "Hipparchus Gradient";
  private static final String STRUCTURE = "Hipparchus DS";
  private static final String FINMATH = "finmath AAD";

  @Override
  public List<Task> tasks() {
    return List.of(
        new Task(
            "first",
            "first gradient of Rosenbrock's function of 10 variables in a fresh JVM",
            "run",
            1,
            1e-13,
            Pace.FIRST,
            Stream.of(HAND, FLUXION, GRADIENT, STRUCTURE, FINMATH, Torch.NAME)
                .map(name -> Contestant.of(name, () -> kernel(name)))
                .toList(),
            List.of(new Goal.Millis(FLUXION, 100))));
  }

  /**
   * Returns a contestant's kernel; no class of the others is loaded.
   *
   * @param contestant its name
   */
  public static Kernel kernel(String contestant) {
    double[] x = Rosenbrock.point();
    return switch (contestant) {
      case HAND -> new RosenbrockByHand.Gradient(x);
      case FLUXION -> new FluxionValue(Rosenbrock.function().gradient(), x);
      case GRADIENT -> new RosenbrockPeers.Gradients(x);
      case STRUCTURE -> new RosenbrockPeers.Structures(x, 1);
      case FINMATH -> new RosenbrockPeers.Finmath(x);
      case Torch.NAME -> new RosenbrockPyTorch(x);
      default -> throw new IllegalArgumentException("no contestant '" + contestant + "'");
    };
  }
}
