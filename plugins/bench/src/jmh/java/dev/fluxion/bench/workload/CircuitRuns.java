package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.task.Contestant.VALUE;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Goal;
import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.Circuits;
import dev.fluxion.circuit.Simulator;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.dsl.Sampling;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.List;

/** Circuits on the simulator: gates against the memory limit, gradients, batches and shots. */
final class CircuitRuns implements Workload {
  private static final String COPY = "copies of the state";
  private static final String ONE = "one evaluation";
  private static final String SAMPLED = "10^6 shots";
  private static final int PARAMETERS = 100;

  @Override
  public List<Task> tasks() {
    return List.of(
        gates(16, Pace.STEADY, 4),
        gates(20, Pace.FRESH, 2),
        gates(24, Pace.FRESH_LARGE, 2),
        gradient(),
        batch(),
        shots(),
        strange());
  }

  /** Turns, controlled phases between neighbours, and turns again. */
  static DifferentiableFunction turns(int qubits) {
    return Fluxion.function("turns")
        .input("theta", Shape.vector(2 * qubits))
        .returns(
            theta -> {
              Circuit circuit = Circuits.circuit(qubits);
              for (int q = 0; q < qubits; q++) {
                circuit = circuit.ry(q, theta.get(q));
              }
              for (int q = 0; q + 1 < qubits; q++) {
                circuit = circuit.cz(q, q + 1);
              }
              for (int q = 0; q < qubits; q++) {
                circuit = circuit.ry(q, theta.get(qubits + q));
              }
              return circuit.expectation(all(qubits));
            });
  }

  private static PauliSum all(int qubits) {
    PauliSum sum = Circuits.z(0);
    for (int q = 1; q < qubits; q++) {
      sum = sum.plus(Circuits.z(q));
    }
    return sum;
  }

  /** Layers of turns and controlled nots. */
  private static DifferentiableFunction layered(int qubits, int parameters) {
    return Fluxion.function("layered")
        .input("theta", Shape.vector(parameters))
        .returns(theta -> layers(theta, qubits, parameters).expectation(all(qubits)));
  }

  private static Circuit layers(Expr theta, int qubits, int parameters) {
    Circuit circuit = Circuits.circuit(qubits);
    int used = 0;
    while (used < parameters) {
      for (int q = 0; q < qubits && used < parameters; q++) {
        circuit = circuit.ry(q, theta.get(used++));
      }
      for (int q = 0; q + 1 < qubits; q++) {
        circuit = circuit.cx(q, q + 1);
      }
    }
    return circuit;
  }

  private static double[] angles(int count) {
    return Data.uniform(1, count, -3, 3);
  }

  private static Task gates(int qubits, Pace pace, double limit) {
    int gates = 3 * qubits - 1;
    return new Task(
        "circuit.gates." + qubits,
        "value of a circuit of "
            + gates
            + " gates on "
            + qubits
            + " qubits, against as many copies of the state",
        "gate",
        gates,
        1e-12,
        pace,
        List.of(
            Contestant.of(COPY, () -> new Copies(qubits, gates)),
            Contestant.of(
                FLUXION,
                () ->
                    FluxionValue.compiled(
                        turns(qubits).on(new Simulator()), angles(2 * qubits)))),
        List.of(new Goal.TimeAtMost(FLUXION, COPY, limit)));
  }

  private static Task gradient() {
    DifferentiableFunction function = layered(16, PARAMETERS).on(new Simulator());
    return new Task(
        "circuit.gradient",
        "gradient by 100 parameters of a circuit on 16 qubits",
        "parameter",
        PARAMETERS,
        1e-12,
        Pace.FRESH,
        List.of(
            Contestant.of(FLUXION, () -> new WithValue(function, angles(PARAMETERS))),
            new Contestant(
                VALUE, PARAMETERS, () -> FluxionValue.compiled(function, angles(PARAMETERS)))),
        List.of(new Goal.TimeAtMost(FLUXION, VALUE, 5)));
  }

  private static Task batch() {
    int parameters = PARAMETERS / 2;
    DifferentiableFunction function = layered(16, parameters).on(new ShiftsOnly(new Simulator()));
    return new Task(
        "circuit.batch",
        "a gradient of 50 parameters on 16 qubits made of 100 shifted evaluations in one batch",
        "evaluation",
        2 * parameters,
        1e-12,
        Pace.FRESH,
        List.of(
            Contestant.of(FLUXION, () -> new WithValue(function, angles(parameters))),
            new Contestant(
                ONE, parameters, () -> FluxionValue.compiled(function, angles(parameters)))),
        List.of(new Goal.TimeAtMost(FLUXION, ONE, 60)));
  }

  private static Task shots() {
    int parameters = 40;
    DifferentiableFunction function = layered(20, parameters);
    return new Task(
        "circuit.shots",
        "a value on 20 qubits, exact and from a million shots",
        "run",
        1,
        // The standard error is at most 0.005, from a seed that is fixed.
        0.1,
        Pace.FRESH,
        List.of(
            Contestant.of(
                ONE,
                () -> FluxionValue.compiled(function.on(new Simulator()), angles(parameters))),
            Contestant.of(
                SAMPLED,
                () ->
                    FluxionValue.compiled(
                        function.on(new Simulator(), Sampling.each(1_000_000).seed(5)),
                        angles(parameters)))),
        List.of(new Goal.TimeAtMost(SAMPLED, ONE, 3)));
  }

  private static Task strange() {
    return new Task(
        "circuit.strange",
        "probabilities of a circuit of two layers on 10 qubits",
        "run",
        1,
        // Strange computes in single precision.
        1e-4,
        Pace.STEADY,
        List.of(
            Contestant.of(
                FLUXION,
                () ->
                    FluxionValue.compiled(StrangeRun.function().on(new Simulator()), new double[1])),
            Contestant.of(StrangeRun.NAME, StrangeRun::new)),
        List.of(new Goal.RateAtLeast(FLUXION, StrangeRun.NAME, 20)));
  }

  /** A gradient, and untimed the value. */
  private static final class WithValue implements Kernel {
    private final Kernel gradient;
    private final Kernel value;

    WithValue(DifferentiableFunction function, double[] point) {
      gradient = FluxionValue.compiled(function.gradient(), point);
      value = FluxionValue.compiled(function, point);
    }

    @Override
    public Object run() {
      return gradient.run();
    }

    @Override
    public double[] results() {
      value.run();
      return Data.concat(gradient.results(), value.results());
    }
  }

  /**
   * Copies a state for each gate. The result is the value in closed form: a controlled phase
   * multiplies the X of a qubit by the Z of its neighbours.
   */
  private static final class Copies implements Kernel {
    private final int qubits;
    private final int gates;
    private final double[] state;
    private final double[] copy;

    Copies(int qubits, int gates) {
      this.qubits = qubits;
      this.gates = gates;
      this.state = new double[2 << qubits];
      this.copy = new double[2 << qubits];
    }

    @Override
    public Object run() {
      for (int k = 0; k < gates; k++) {
        System.arraycopy(state, 0, copy, 0, state.length);
      }
      return copy;
    }

    @Override
    public double[] results() {
      double[] a = angles(2 * qubits);
      double sum = 0;
      for (int q = 0; q < qubits; q++) {
        double x = Math.sin(a[q]);
        x *= q > 0 ? Math.cos(a[q - 1]) : 1;
        x *= q + 1 < qubits ? Math.cos(a[q + 1]) : 1;
        sum += Math.cos(a[qubits + q]) * Math.cos(a[q]) - Math.sin(a[qubits + q]) * x;
      }
      return new double[] {sum};
    }
  }
}
