package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Operation;

/**
 * The exchange of two qubits.
 *
 * @param part the gate
 */
record SwapStep(Operation part) implements SingleStep {

  @Override
  public double[] bind(double[] parameters) {
    return new double[0];
  }

  @Override
  public TileOperation forward(double[] bound, int[] places) {
    return new SwapOperation(places[qubits().get(0)], places[qubits().get(1)]);
  }

  @Override
  public TileOperation backward(double[] bound, int[] places) {
    return forward(bound, places);
  }

  @Override
  public Overlap overlap(int[] places) {
    return (state, dual, pages, sums, from) -> {};
  }

  @Override
  public Increment increment(double[] parameters, double[] direction) {
    return Increment.NOTHING;
  }
}
