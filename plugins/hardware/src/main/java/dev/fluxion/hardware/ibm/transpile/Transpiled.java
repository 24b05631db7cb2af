package dev.fluxion.hardware.ibm.transpile;

import dev.fluxion.circuit.Instruction;
import java.util.List;

/**
 * A circuit on a device.
 *
 * @param gates rz, sx, x and the gate of two qubits, on qubits of the device
 * @param places where each qubit of the circuit is in the end
 */
public record Transpiled(List<Instruction> gates, int[] places) {
  /** Copies the list. */
  public Transpiled {
    gates = List.copyOf(gates);
  }

  /** Returns the number of gates of two qubits. */
  public long pairs() {
    return gates.stream().filter(gate -> gate.qubits().size() == 2).count();
  }
}
