package dev.fluxion.circuit.state;

/** Samples what is measured of a state. */
sealed interface Sampler permits PauliSampler, OutcomeSampler {
  /**
   * Samples.
   *
   * @param state the state, not to be changed
   * @param shots how often the circuit may be run
   * @param seed of the random numbers
   */
  Sample sample(StateVector state, long shots, long seed);
}
