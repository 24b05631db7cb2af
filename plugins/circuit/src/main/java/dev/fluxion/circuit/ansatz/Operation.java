package dev.fluxion.circuit.ansatz;

import dev.fluxion.circuit.gate.Gate;
import java.util.List;

/**
 * A gate on certain qubits.
 *
 * @param gate the gate
 * @param qubits as many different ones as the gate has, in its order
 * @param angle its angle; 0 for a fixed gate
 */
public record Operation(Gate gate, List<Integer> qubits, Affine angle) {
  /** The angle of a gate that has none. */
  public static final Affine NONE = Affine.constant(0);

  /** Copies the list. */
  public Operation {
    qubits = List.copyOf(qubits);
  }

  /** Returns the operation over other numbers of parameters and qubits. */
  Operation renumbered(int[] parameters, int[] places) {
    List<Integer> moved = qubits.stream().map(qubit -> places[qubit]).toList();
    return new Operation(gate, moved, angle.renumbered(parameters));
  }
}
