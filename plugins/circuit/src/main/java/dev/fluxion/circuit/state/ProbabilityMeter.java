package dev.fluxion.circuit.state;

import java.util.Arrays;
import java.util.List;

/**
 * Reads the probabilities of the outcomes of some qubits.
 *
 * @param qubits the qubits, the lowest bit of an outcome first
 */
record ProbabilityMeter(List<Integer> qubits) implements Meter {

  /** Returns the outcome of each index of a page, but for the qubits beyond the page. */
  private int[] outcomes(StateVector state) {
    int[] outcomes = new int[state.pageSize()];
    Arrays.setAll(outcomes, this::outcome);
    return outcomes;
  }

  /** Returns the outcome of an index, as far as it has bits. */
  int outcome(int index) {
    int outcome = 0;
    for (int k = 0; k < qubits.size(); k++) {
      outcome |= ((index >> qubits.get(k)) & 1) << k;
    }
    return outcome;
  }

  @Override
  public void values(StateVector state, double[] values, Workers workers) {
    Arrays.fill(values, 0);
    int[] outcomes = outcomes(state);
    for (int p = 0; p < state.pages(); p++) {
      int beyond = outcome(p << state.lowBits);
      double[] re = state.real[p];
      double[] im = state.imaginary[p];
      for (int j = 0; j < re.length; j++) {
        values[beyond | outcomes[j]] += re[j] * re[j] + im[j] * im[j];
      }
    }
  }

  @Override
  public void weigh(StateVector state, double[] weights, StateVector result, Workers workers) {
    int[] outcomes = outcomes(state);
    for (int p = 0; p < state.pages(); p++) {
      int beyond = outcome(p << state.lowBits);
      for (int j = 0; j < outcomes.length; j++) {
        double weight = weights[beyond | outcomes[j]];
        result.real[p][j] = weight * state.real[p][j];
        result.imaginary[p][j] = weight * state.imaginary[p][j];
      }
    }
  }

  @Override
  public void slopes(
      StateVector state, StateVector change, StateVector room, double[] slopes, Workers workers) {
    Arrays.fill(slopes, 0);
    int[] outcomes = outcomes(state);
    for (int p = 0; p < state.pages(); p++) {
      int beyond = outcome(p << state.lowBits);
      for (int j = 0; j < outcomes.length; j++) {
        double re = state.real[p][j] * change.real[p][j];
        slopes[beyond | outcomes[j]] += 2 * (re + state.imaginary[p][j] * change.imaginary[p][j]);
      }
    }
  }
}
