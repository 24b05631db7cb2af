package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.circuit.state.MeasuringGroup;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a device has to run for a call of a circuit, and how the outcomes make the estimate: for
 * authors of backends.
 *
 * <p>A device that counts outcomes gets {@link #runs}; products of Pauli operators that agree on
 * every qubit are measured in one run. A device that estimates observables by itself gets {@link
 * #gates} and {@link #observables}.
 */
public final class Measurement {
  private final Experiment experiment;
  private final List<PauliSum> observables;
  private final List<MeasuringGroup> groups;
  private final double[] constants;
  private final List<QasmLowering.Line> lines;

  /**
   * A circuit that is run and measured on all qubits.
   *
   * @param gates what is done, the first one first
   * @param shots how often, 1 or more
   */
  public record Run(List<Instruction> gates, long shots) {
    /** Copies the list. */
    public Run {
      gates = List.copyOf(gates);
    }
  }

  private Measurement(Experiment experiment) {
    this.experiment = experiment;
    List<PauliSum> sums =
        experiment.readout() instanceof Readout.Expectations expectations
            ? expectations.sums()
            : List.of();
    this.groups = MeasuringGroup.of(sums);
    this.constants = MeasuringGroup.constants(sums);
    this.observables =
        experiment.readout() instanceof Readout.Probabilities probabilities
            ? Parities.of(probabilities.qubits())
            : sums;
    this.lines = QasmLowering.of(experiment.ansatz().operations(), false);
  }

  /**
   * Returns what is measured for calls of a primitive; empty if that is nothing that a device does:
   * another primitive than {@code circuit:expectation}, {@code circuit:probabilities} and {@code
   * shift:sin}.
   *
   * @param call the primitive with its attributes
   * @throws FluxionException FLX-169 if a gate of several qubits is given by a matrix
   */
  public static Optional<Measurement> of(BoundPrimitive call) {
    Primitive primitive = call.primitive();
    boolean isMeasured =
        primitive == Primitives.EXPECTATION
            || primitive == Primitives.PROBABILITIES
            || primitive.id().equals(Simulator.SINE);
    return isMeasured ? Optional.of(new Measurement(Simulator.experiment(call))) : Optional.empty();
  }

  /** Returns the number of qubits. */
  public int qubits() {
    return experiment.ansatz().qubits();
  }

  /**
   * Returns the observables whose expectation values are asked; of probabilities, those that they
   * are made of, all products of Z.
   */
  public List<PauliSum> observables() {
    return observables;
  }

  /**
   * Returns the circuit at a point.
   *
   * @param point the values of the parameters
   * @throws FluxionException FLX-167 if their number is wrong
   */
  public List<Instruction> gates(double[] point) {
    Circuit.requireParametersOf(experiment.ansatz(), point);
    List<Instruction> gates = new ArrayList<>();
    for (QasmLowering.Line line : lines) {
      gates.add(new Instruction(line.name(), line.qubits(), line.angle().at(point)));
    }
    return gates;
  }

  /**
   * Returns the circuits to run, in each of which another group of operators is measured; none if
   * only constants are asked.
   *
   * @param point the values of the parameters
   * @param shots how often in all, 1 or more; every circuit is run once at least
   */
  public List<Run> runs(double[] point, long shots) {
    List<Instruction> gates = gates(point);
    if (experiment.readout() instanceof Readout.Probabilities) {
      return List.of(new Run(gates, shots));
    }
    List<Run> runs = new ArrayList<>();
    long[] shares = MeasuringGroup.shares(groups, shots);
    for (int g = 0; g < groups.size(); g++) {
      List<Instruction> turned = new ArrayList<>(gates);
      groups.get(g).basis().forEach((qubit, pauli) -> turnToZ(pauli, qubit, turned));
      runs.add(new Run(turned, shares[g]));
    }
    return runs;
  }

  private static void turnToZ(Pauli pauli, int qubit, List<Instruction> gates) {
    if (pauli == Pauli.Y) {
      gates.add(new Instruction("sdg", List.of(qubit), 0));
    }
    if (pauli != Pauli.Z) {
      gates.add(new Instruction("h", List.of(qubit), 0));
    }
  }

  /**
   * Returns what the outcomes of the runs tell, with standard errors.
   *
   * @param frequencies for each run the fraction of each outcome that was seen, in which qubit 0 is
   *     the lowest bit
   * @param shots how often each run was done
   */
  public Estimate estimate(List<Map<Long, Double>> frequencies, long[] shots) {
    long spent = 0;
    for (long each : shots) {
      spent += each;
    }
    if (experiment.readout() instanceof Readout.Probabilities probabilities) {
      return probabilities(probabilities, frequencies.get(0), spent);
    }
    double[] values = constants.clone();
    double[] errors = new double[values.length];
    for (int m = 0; m < values.length; m++) {
      for (int g = 0; g < groups.size(); g++) {
        MeasuringGroup group = groups.get(g);
        double mean = 0;
        double square = 0;
        for (Map.Entry<Long, Double> each : frequencies.get(g).entrySet()) {
          double value = group.value(m, each.getKey());
          mean += each.getValue() * value;
          square += each.getValue() * value * value;
        }
        values[m] += mean;
        errors[m] += variance(square - mean * mean, shots[g], group.bound(m));
      }
      errors[m] = Math.sqrt(errors[m]);
    }
    return new Estimate(List.of(values), List.of(errors), spent);
  }

  /**
   * Returns what the expectation values of the {@link #observables} tell.
   *
   * @param values one for each
   * @param errors their standard errors
   * @param shots how often the circuit was run
   */
  public Estimate estimate(double[] values, double[] errors, long shots) {
    if (experiment.readout() instanceof Readout.Probabilities) {
      double[] probabilities = Parities.probabilities(values);
      double[] deviations = new double[probabilities.length];
      for (int k = 0; k < probabilities.length; k++) {
        double p = Math.min(1, Math.max(0, probabilities[k]));
        deviations[k] = Math.sqrt(variance(p * (1 - p), shots, 1));
      }
      return new Estimate(List.of(probabilities), List.of(deviations), shots);
    }
    return new Estimate(List.of(values), List.of(errors), shots);
  }

  private static Estimate probabilities(
      Readout.Probabilities readout, Map<Long, Double> frequencies, long shots) {
    double[] values = new double[readout.size()];
    frequencies.forEach(
        (outcome, fraction) -> {
          int place = 0;
          for (int k = 0; k < readout.qubits().size(); k++) {
            place |= (int) (outcome >> readout.qubits().get(k) & 1) << k;
          }
          values[place] += fraction;
        });
    double[] errors = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      errors[k] = Math.sqrt(variance(values[k] * (1 - values[k]), shots, 1));
    }
    return new Estimate(List.of(values), List.of(errors), shots);
  }

  /** Returns the variance of a mean; of one shot, which does not tell, the largest there is. */
  private static double variance(double ofOne, long shots, double bound) {
    return shots == 1 ? bound * bound : Math.max(0, ofOne) / (shots - 1);
  }

  /** Returns a text such as {@code 2 qubits, 7 gates, 3 parameters, 1f0c9a3e: Z0 Z1}. */
  @Override
  public String toString() {
    return experiment.toString();
  }
}
