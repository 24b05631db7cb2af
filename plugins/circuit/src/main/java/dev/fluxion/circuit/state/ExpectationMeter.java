package dev.fluxion.circuit.state;

import java.util.List;

/**
 * Reads expectation values.
 *
 * @param sums the observables
 */
record ExpectationMeter(List<PauliTerms> sums) implements Meter {

  @Override
  public void values(StateVector state, double[] values, Workers workers) {
    for (int m = 0; m < values.length; m++) {
      values[m] = sums.get(m).expectation(state, workers);
    }
  }

  @Override
  public void weigh(StateVector state, double[] weights, StateVector result, Workers workers) {
    result.clear();
    for (int m = 0; m < weights.length; m++) {
      if (weights[m] != 0) {
        sums.get(m).add(state, result, weights[m], 0, workers);
      }
    }
  }

  @Override
  public void slopes(
      StateVector state, StateVector change, StateVector room, double[] slopes, Workers workers) {
    for (int m = 0; m < slopes.length; m++) {
      room.clear();
      sums.get(m).add(state, room, 1, 0, workers);
      slopes[m] = 0;
      for (int p = 0; p < state.pages(); p++) {
        double sum = 0;
        for (int j = 0; j < state.pageSize(); j++) {
          sum +=
              room.real[p][j] * change.real[p][j] + room.imaginary[p][j] * change.imaginary[p][j];
        }
        slopes[m] += 2 * sum;
      }
    }
  }
}
