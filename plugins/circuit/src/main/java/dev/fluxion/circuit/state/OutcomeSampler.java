package dev.fluxion.circuit.state;

/**
 * Samples the outcomes of some qubits.
 *
 * @param meter knows the outcomes
 */
record OutcomeSampler(ProbabilityMeter meter) implements Sampler {

  @Override
  public Sample sample(StateVector state, long shots, long seed) {
    double[] values = new double[1 << meter.qubits().size()];
    Histogram.sample(
        state,
        shots,
        seed,
        (page, place, count) -> values[meter.outcome((page << state.lowBits) | place)] += count);
    double[] errors = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      values[k] /= shots;
      double spread = values[k] * (1 - values[k]);
      errors[k] = shots > 1 ? Math.sqrt(spread / (shots - 1)) : 1;
    }
    return new Sample(values, errors, shots);
  }
}
