package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Readout;

/** Reads numbers off a state. */
sealed interface Meter permits ExpectationMeter, ProbabilityMeter {

  /** Returns what reads a readout off states with so many bits within a page. */
  static Meter of(Readout readout, int lowBits) {
    if (readout instanceof Readout.Probabilities probabilities) {
      return new ProbabilityMeter(probabilities.qubits());
    }
    Readout.Expectations expectations = (Readout.Expectations) readout;
    return new ExpectationMeter(
        expectations.sums().stream().map(sum -> PauliTerms.of(sum, lowBits)).toList());
  }

  /** Reads all numbers. */
  void values(StateVector state, double[] values, Workers workers);

  /** Sets a state to the operator {@code Σ_m weight_m O_m} applied to another one. */
  void weigh(StateVector state, double[] weights, StateVector result, Workers workers);

  /**
   * Reads the slopes {@code 2 Re <ψ|O_m|dψ>} of all numbers.
   *
   * @param state the state ψ
   * @param change its derivative dψ
   * @param room a state to be overwritten
   */
  void slopes(
      StateVector state, StateVector change, StateVector room, double[] slopes, Workers workers);
}
