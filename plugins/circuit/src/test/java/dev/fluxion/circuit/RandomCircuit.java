package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A random circuit of random gates, and the same by matrices. */
final class RandomCircuit {
  private static final List<String> FIXED =
      List.of("x", "y", "z", "h", "s", "sdg", "t", "tdg", "sx", "sxdg");
  private static final List<String> TURNING = List.of("rx", "ry", "rz", "p");

  final Circuit circuit;
  final List<PauliSum> observables = new ArrayList<>();
  private final List<List<String>> strings = new ArrayList<>();
  private final List<double[]> coefficients = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();
  private final int parameters;

  private record Written(String name, double offset, double[] factors, int[] on) {}

  RandomCircuit(long seed, int qubits, int gates, int parameters, int sums) {
    Random random = new Random(seed);
    this.parameters = parameters;
    Expr theta = Expr.of(new Op.Input("theta", Shape.vector(parameters), "scope"));
    Circuit made = Circuits.circuit(qubits);
    for (int k = 0; k < gates; k++) {
      made = add(random, made, theta);
    }
    this.circuit = made;
    for (int m = 0; m < sums; m++) {
      addObservable(random, qubits);
    }
  }

  private Circuit add(Random random, Circuit made, Expr theta) {
    int qubits = made.qubits();
    List<Integer> order =
        random.ints(0, qubits).distinct().limit(qubits).boxed().collect(Collectors.toList());
    int a = order.get(0);
    int b = qubits > 1 ? order.get(1) : -1;
    double offset = random.nextInt(3) == 0 ? random.nextGaussian() : 0;
    double[] factors = new double[parameters];
    Expr angle = Expr.constant(offset);
    for (int n = random.nextInt(4) == 0 ? 2 : 1; n > 0; n--) {
      int p = random.nextInt(parameters);
      double factor = random.nextInt(3) == 0 ? -2 : 1;
      factors[p] += factor;
      angle = angle.plus(theta.get(p).times(factor));
    }
    int kind = random.nextInt(qubits > 1 ? 9 : 3);
    switch (kind) {
      case 0 -> {
        String name = FIXED.get(random.nextInt(FIXED.size()));
        written.add(new Written(name, 0, new double[parameters], new int[] {a}));
        return fixed(made, name, a);
      }
      case 1, 2 -> {
        String name = TURNING.get(random.nextInt(TURNING.size()));
        written.add(new Written(name, offset, factors, new int[] {a}));
        return switch (name) {
          case "rx" -> made.rx(a, angle);
          case "ry" -> made.ry(a, angle);
          case "rz" -> made.rz(a, angle);
          default -> made.p(a, angle);
        };
      }
      case 3, 4 -> {
        String name = List.of("cx", "cy", "cz", "swap").get(random.nextInt(4));
        written.add(new Written(name, 0, new double[parameters], new int[] {a, b}));
        return switch (name) {
          case "cx" -> made.cnot(a, b);
          case "cy" -> made.cy(a, b);
          case "cz" -> made.cz(a, b);
          default -> made.swap(a, b);
        };
      }
      case 5, 6 -> {
        String name = List.of("crx", "cry", "crz", "cp").get(random.nextInt(4));
        written.add(new Written(name, offset, factors, new int[] {a, b}));
        return switch (name) {
          case "crx" -> made.crx(a, b, angle);
          case "cry" -> made.cry(a, b, angle);
          case "crz" -> made.crz(a, b, angle);
          default -> made.cp(a, b, angle);
        };
      }
      default -> {
        int size = 2 + random.nextInt(Math.min(3, qubits) - 1);
        StringBuilder letters = new StringBuilder();
        random.ints(size, 0, 3).forEach(k -> letters.append("XYZ".charAt(k)));
        int[] on = order.stream().limit(size).mapToInt(q -> q).toArray();
        written.add(new Written("r" + letters, offset, factors, on));
        return made.pauli(letters.toString(), angle, on);
      }
    }
  }

  private static Circuit fixed(Circuit made, String name, int q) {
    return switch (name) {
      case "x" -> made.x(q);
      case "y" -> made.y(q);
      case "z" -> made.z(q);
      case "h" -> made.h(q);
      case "s" -> made.s(q);
      case "sdg" -> made.sdg(q);
      case "t" -> made.t(q);
      case "tdg" -> made.tdg(q);
      case "sx" -> made.sx(q);
      default -> made.sxdg(q);
    };
  }

  private void addObservable(Random random, int qubits) {
    List<String> letters = new ArrayList<>();
    double[] c = random.doubles(1 + random.nextInt(12), -1, 1).toArray();
    PauliSum sum = PauliSum.constant(0);
    for (double each : c) {
      StringBuilder text = new StringBuilder();
      PauliSum term = PauliSum.constant(each);
      for (int q = 0; q < qubits; q++) {
        char letter = "IIXYZ".charAt(random.nextInt(5));
        text.append(letter);
        term = letter == 'X' ? term.x(q) : letter == 'Y' ? term.y(q) : term;
        term = letter == 'Z' ? term.z(q) : term;
      }
      letters.add(text.toString());
      sum = sum.plus(term);
    }
    strings.add(letters);
    coefficients.add(c);
    observables.add(sum);
  }

  Experiment expectations() {
    return Experiment.of(circuit.over().ansatz(), new Readout.Expectations(observables));
  }

  Experiment probabilities(List<Integer> qubits) {
    return Experiment.of(circuit.over().ansatz(), new Readout.Probabilities(qubits));
  }

  /** Returns the values of theta that an experiment's parameters have. */
  double[] left(Experiment experiment, double[] theta) {
    return experiment.parameters().stream()
        .mapToDouble(p -> theta[elementOf(circuit.parameters().get(p))])
        .toArray();
  }

  /** The parameters are elements of theta. */
  static int elementOf(Expr symbol) {
    return ((Op.Gather) symbol.op()).map().at(0);
  }

  Dense dense(double[] theta) {
    Dense dense = new Dense(circuit.qubits());
    for (Written each : written) {
      double angle = each.offset();
      for (int p = 0; p < parameters; p++) {
        angle += each.factors()[p] * theta[p];
      }
      dense.apply(each.name(), angle, each.on());
    }
    return dense;
  }

  double[] reference(double[] theta) {
    Dense dense = dense(theta);
    return IntStream.range(0, observables.size())
        .mapToDouble(
            m -> {
              double sum = 0;
              for (int k = 0; k < coefficients.get(m).length; k++) {
                sum += coefficients.get(m)[k] * dense.expectation(strings.get(m).get(k));
              }
              return sum;
            })
        .toArray();
  }
}
