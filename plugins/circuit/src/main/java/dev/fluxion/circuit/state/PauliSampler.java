package dev.fluxion.circuit.state;

import dev.fluxion.circuit.gate.FixedGate;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Samples expectation values: shots are divided among groups of terms that are measured together,
 * in proportion to their coefficients, one for each group at least.
 */
final class PauliSampler implements Sampler {
  private static final double HALF = Math.sqrt(0.5);

  /** What turns X into Z: the Hadamard gate. */
  private static final double[] FROM_X = {HALF, 0, HALF, 0, HALF, 0, -HALF, 0};

  /** What turns Y into Z: the inverse of S, then the Hadamard gate. */
  private static final double[] FROM_Y = {HALF, 0, 0, -HALF, HALF, 0, 0, HALF};

  private final List<MeasuringGroup> groups;
  private final List<List<SignedSum>> diagonals = new ArrayList<>();
  private final double[] constants;
  private final StatePool pool;

  PauliSampler(List<PauliSum> sums, int lowBits, StatePool pool) {
    this.groups = MeasuringGroup.of(sums);
    this.pool = pool;
    this.constants = MeasuringGroup.constants(sums);
    for (MeasuringGroup group : groups) {
      diagonals.add(
          IntStream.range(0, constants.length)
              .mapToObj(sum -> group.diagonal(sum, lowBits))
              .toList());
    }
  }

  /** Returns what turns an operator into Z. */
  static ComplexMatrix toZ(Pauli pauli) {
    ComplexMatrix h = FixedGate.H.matrix();
    return pauli == Pauli.X ? h : h.times(FixedGate.SDG.matrix());
  }

  @Override
  public Sample sample(StateVector state, long shots, long seed) {
    double[] values = constants.clone();
    double[] variances = new double[values.length];
    long[] shares = MeasuringGroup.shares(groups, shots);
    SplittableRandom seeds = new SplittableRandom(seed);
    long spent = 0;
    for (int g = 0; g < groups.size(); g++) {
      long groupSeed = seeds.nextLong();
      StateVector turned = turned(state, groups.get(g));
      Moments moments = new Moments(diagonals.get(g), turned.pageSize());
      Histogram.sample(turned, shares[g], groupSeed, moments);
      moments.finish();
      for (int m = 0; m < values.length; m++) {
        values[m] += moments.mean(m, shares[g]);
        variances[m] += moments.variance(m, shares[g], groups.get(g).bound(m));
      }
      spent += shares[g];
      if (turned != state) {
        pool.give(turned);
      }
    }
    for (int m = 0; m < variances.length; m++) {
      variances[m] = Math.sqrt(variances[m]);
    }
    return new Sample(values, variances, spent);
  }

  private StateVector turned(StateVector state, MeasuringGroup group) {
    if (group.basis().values().stream().allMatch(pauli -> pauli == Pauli.Z)) {
      return state;
    }
    StateVector turned = pool.take();
    turned.copyFrom(state);
    int[] pages = IntStream.range(0, state.pages()).toArray();
    for (Map.Entry<Integer, Pauli> factor : group.basis().entrySet()) {
      if (factor.getValue() != Pauli.Z) {
        double[] matrix = factor.getValue() == Pauli.X ? FROM_X : FROM_Y;
        new PairOperation(factor.getKey(), -1, matrix).apply(turned, pages);
      }
    }
    return turned;
  }
}
