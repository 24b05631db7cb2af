package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Operation;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliSum;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Simulates a noisy experiment by its density matrix: a state of twice as many qubits, those of the
 * rows first.
 */
public final class DensitySimulation {
  private final Experiment experiment;
  private final Channels noise;
  private final int qubits;
  private final StatePool pool;
  private final List<MeasuringGroup> groups;
  private final double[] constants;

  /**
   * Creates a simulation.
   *
   * @param experiment what is simulated
   * @param noise what goes wrong
   * @throws dev.fluxion.spi.FluxionException FLX-165 if the density matrix does not fit into memory
   */
  public DensitySimulation(Experiment experiment, Channels noise) {
    this.experiment = experiment;
    this.noise = noise;
    this.qubits = experiment.ansatz().qubits();
    this.pool = new StatePool(2 * qubits, Math.min(2 * qubits, StateVector.PAGE_BITS));
    if (experiment.readout() instanceof Readout.Expectations expectations) {
      List<PauliSum> sums = expectations.sums();
      this.groups = MeasuringGroup.of(sums);
      this.constants = MeasuringGroup.constants(sums);
    } else {
      this.groups = List.of();
      this.constants = new double[0];
    }
  }

  /**
   * Measures.
   *
   * @param parameters the values of the parameters
   * @param shots how often the circuit is run; 0 for exact values
   * @param seed of the random numbers
   */
  public Sample measure(double[] parameters, long shots, long seed) {
    if (shots > 0 && !Simulation.isFinite(parameters)) {
      return Sample.unknown(experiment.readout().size(), shots);
    }
    StateVector density = run(parameters);
    Sample sample =
        experiment.readout() instanceof Readout.Probabilities probabilities
            ? outcomes(density, new ProbabilityMeter(probabilities.qubits()), shots, seed)
            : expectations(density, shots, seed);
    pool.give(density);
    return sample;
  }

  private StateVector run(double[] parameters) {
    StateVector density = pool.take();
    density.reset();
    for (Operation operation : experiment.ansatz().operations()) {
      ComplexMatrix matrix = operation.gate().at(operation.angle().at(parameters));
      apply(density, matrix, operation.qubits(), 0);
      apply(density, matrix.conjugate(), operation.qubits(), qubits);
      for (int qubit : operation.qubits()) {
        apply(density, noise.superoperator(), List.of(qubit, qubit + qubits), 0);
      }
    }
    return density;
  }

  private static void apply(
      StateVector density, ComplexMatrix matrix, List<Integer> on, int offset) {
    int[] places = on.stream().mapToInt(qubit -> qubit + offset).toArray();
    int[] pages = IntStream.range(0, density.pages()).toArray();
    new DenseOperation(places, matrix).apply(density, pages);
  }

  private Sample expectations(StateVector density, long shots, long seed) {
    double[] values = constants.clone();
    double[] errors = new double[values.length];
    long[] shares = MeasuringGroup.shares(groups, shots);
    SplittableRandom seeds = new SplittableRandom(seed);
    long spent = 0;
    for (int g = 0; g < groups.size(); g++) {
      MeasuringGroup group = groups.get(g);
      double[] read = read(turned(density, group));
      long[] counts = shots == 0 ? new long[0] : counts(read, shares[g], seeds.nextLong());
      for (int m = 0; m < values.length; m++) {
        double[] diagonal = new double[read.length];
        SignedSum sum = group.diagonal(m, qubits);
        sum.fill(0, diagonal);
        if (shots == 0) {
          values[m] += dot(read, diagonal);
        } else {
          double mean = 0;
          double square = 0;
          for (int k = 0; k < read.length; k++) {
            mean += counts[k] * diagonal[k] / shares[g];
            square += counts[k] * diagonal[k] * diagonal[k] / shares[g];
          }
          values[m] += mean;
          double bound = group.bound(m);
          errors[m] +=
              shares[g] == 1 ? bound * bound : Math.max(0, square - mean * mean) / (shares[g] - 1);
        }
      }
      spent += shots == 0 ? 0 : shares[g];
    }
    for (int m = 0; m < errors.length; m++) {
      errors[m] = Math.sqrt(errors[m]);
    }
    return new Sample(values, errors, spent);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private Sample outcomes(StateVector density, ProbabilityMeter meter, long shots, long seed) {
    double[] read = read(probabilities(density));
    double[] values = new double[1 << meter.qubits().size()];
    long[] counts = shots == 0 ? new long[0] : counts(read, shots, seed);
    for (int k = 0; k < read.length; k++) {
      values[meter.outcome(k)] += shots == 0 ? read[k] : (double) counts[k] / shots;
    }
    double[] errors = new double[values.length];
    for (int k = 0; k < values.length && shots > 0; k++) {
      double spread = Math.max(0, values[k] * (1 - values[k]));
      errors[k] = shots > 1 ? Math.sqrt(spread / (shots - 1)) : 1;
    }
    return new Sample(values, errors, shots);
  }

  /** Returns the probabilities of all outcomes in the basis of a group. */
  private double[] turned(StateVector density, MeasuringGroup group) {
    StateVector turned = pool.take();
    turned.copyFrom(density);
    for (Map.Entry<Integer, Pauli> factor : group.basis().entrySet()) {
      if (factor.getValue() != Pauli.Z) {
        ComplexMatrix matrix = PauliSampler.toZ(factor.getValue());
        apply(turned, matrix, List.of(factor.getKey()), 0);
        apply(turned, matrix.conjugate(), List.of(factor.getKey()), qubits);
      }
    }
    double[] probabilities = probabilities(turned);
    pool.give(turned);
    return probabilities;
  }

  private double[] probabilities(StateVector density) {
    double[] diagonal = new double[1 << qubits];
    for (int k = 0; k < diagonal.length; k++) {
      int index = (k << qubits) | k;
      diagonal[k] = density.real[index >> density.lowBits][index & (density.pageSize() - 1)];
    }
    return diagonal;
  }

  /** Returns the probabilities of what is read, qubit by qubit. */
  private double[] read(double[] probabilities) {
    double[] read = probabilities.clone();
    for (int qubit = 0; qubit < qubits; qubit++) {
      int bit = 1 << qubit;
      for (int k = 0; k < read.length; k++) {
        if ((k & bit) == 0) {
          double zero = read[k];
          double one = read[k | bit];
          read[k] = (1 - noise.wrong(0)) * zero + noise.wrong(1) * one;
          read[k | bit] = noise.wrong(0) * zero + (1 - noise.wrong(1)) * one;
        }
      }
    }
    return read;
  }

  private static long[] counts(double[] probabilities, long shots, long seed) {
    long[] counts = new long[probabilities.length];
    double all = 0;
    for (double probability : probabilities) {
      all += Math.max(0, probability);
    }
    SortedUniforms uniforms = new SortedUniforms(shots, seed, all);
    int place = 0;
    double sum = Math.max(0, probabilities[0]);
    for (long shot = 0; shot < shots; shot++) {
      double next = uniforms.next();
      while (next >= sum && place < counts.length - 1) {
        place++;
        sum += Math.max(0, probabilities[place]);
      }
      counts[place]++;
    }
    return counts;
  }
}
