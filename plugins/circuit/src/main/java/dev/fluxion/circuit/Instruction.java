package dev.fluxion.circuit;

import java.util.List;

/**
 * A gate that devices know: x, y, z, h, s, sdg, t, tdg, sx, rx, ry, rz, cx, cz or swap, as in
 * OpenQASM 3.
 *
 * @param gate its name
 * @param qubits its qubits, the control first
 * @param angle the angle of rx, ry or rz in radians; 0 for the others
 */
public record Instruction(String gate, List<Integer> qubits, double angle) {
  /** Copies the list. */
  public Instruction {
    qubits = List.copyOf(qubits);
  }

  /** Returns whether the gate has an angle. */
  public boolean isRotation() {
    return gate.length() == 2 && gate.charAt(0) == 'r';
  }

  /** Returns the gate as a line of OpenQASM such as {@code rx(0.5) q[0];}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(gate);
    text.append(isRotation() ? "(" + angle + ") " : " ");
    for (int k = 0; k < qubits.size(); k++) {
      text.append(k == 0 ? "q[" : ", q[").append(qubits.get(k)).append(']');
    }
    return text.append(';').toString();
  }
}
