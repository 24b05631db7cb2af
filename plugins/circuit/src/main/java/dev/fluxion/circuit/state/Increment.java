package dev.fluxion.circuit.state;

/** Adds an operator applied to one state to another state. */
interface Increment {
  /** An operator that is 0. */
  Increment NOTHING = (state, sum) -> {};

  /**
   * Adds it.
   *
   * @param state what the operator is applied to
   * @param sum what the result is added to
   */
  void add(StateVector state, StateVector sum);
}
