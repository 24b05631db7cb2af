package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Operation;
import java.util.List;

/**
 * The exchange of two qubits.
 *
 * @param part the gate
 */
record SwapStep(Operation part) implements Step {

  @Override
  public List<Integer> qubits() {
    return part.qubits();
  }

  @Override
  public List<Operation> parts() {
    return List.of(part);
  }

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
  public int overlaps() {
    return 0;
  }

  @Override
  public void addSlopes(double[] parameters, double[] overlaps, int from, double[] gradient) {}

  @Override
  public Increment increment(double[] parameters, double[] direction) {
    return Increment.NOTHING;
  }
}
