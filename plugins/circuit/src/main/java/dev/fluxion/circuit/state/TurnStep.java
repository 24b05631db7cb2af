package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Operation;
import dev.fluxion.circuit.gate.Rotation;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliSum;
import java.util.List;

/**
 * A rotation by a product of Pauli operators on several qubits.
 *
 * @param part the rotation
 */
record TurnStep(Operation part) implements SingleStep {

  @Override
  public double[] bind(double[] parameters) {
    double half = part.angle().at(parameters) / 2;
    return new double[] {Math.cos(half), Math.sin(half)};
  }

  private int flips(int[] places) {
    return mask(places, Pauli.Z);
  }

  private int signs(int[] places) {
    return mask(places, Pauli.X);
  }

  private int mask(int[] places, Pauli without) {
    List<Pauli> paulis = ((Rotation) part.gate()).paulis();
    int mask = 0;
    for (int k = 0; k < paulis.size(); k++) {
      mask |= paulis.get(k) == without ? 0 : 1 << places[part.qubits().get(k)];
    }
    return mask;
  }

  @Override
  public TileOperation forward(double[] bound, int[] places) {
    return new TurnOperation(flips(places), signs(places), bound[0], bound[1]);
  }

  @Override
  public TileOperation backward(double[] bound, int[] places) {
    return new TurnOperation(flips(places), signs(places), bound[0], -bound[1]);
  }

  /** The generator is {@code -i/2 P}, so that the slope is {@code Im <λ|P|ψ>}. */
  @Override
  public Overlap overlap(int[] places) {
    return new TurnOverlap(flips(places), signs(places));
  }

  @Override
  public Increment increment(double[] parameters, double[] direction) {
    double rate = Step.rate(part, direction);
    List<Pauli> paulis = ((Rotation) part.gate()).paulis();
    PauliSum product = PauliSum.constant(1);
    for (int k = 0; k < paulis.size(); k++) {
      product = product.times(PauliSum.of(paulis.get(k), part.qubits().get(k)));
    }
    PauliSum turned = product;
    return (state, sum) ->
        PauliTerms.of(turned, state.lowBits).add(state, sum, 0, -rate / 2, Workers.ONE);
  }
}
