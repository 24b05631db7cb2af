package dev.fluxion.circuit.state;

import java.util.Arrays;

/**
 * What was seen of an experiment.
 *
 * @param values the mean of each number
 * @param errors their standard errors
 * @param shots how often the circuit was run
 */
public record Sample(double[] values, double[] errors, long shots) {
  /** Returns what is seen of a circuit that is turned by no number. */
  static Sample unknown(int size, long shots) {
    double[] unknown = new double[size];
    Arrays.fill(unknown, Double.NaN);
    return new Sample(unknown, unknown.clone(), shots);
  }
}
