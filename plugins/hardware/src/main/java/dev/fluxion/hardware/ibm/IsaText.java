package dev.fluxion.hardware.ibm;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliString;
import dev.fluxion.hardware.ibm.transpile.Transpiled;
import java.util.Arrays;
import java.util.Map;

/** Circuits and observables of a device as text. */
final class IsaText {
  private IsaText() {}

  /**
   * Returns a program of OpenQASM 3 on physical qubits, {@code $0} and so on; it has one statement
   * at least, which tells a circuit of nothing.
   */
  static String program(Transpiled circuit) {
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\n");
    circuit.gates().forEach(gate -> append(gate, text));
    if (circuit.gates().isEmpty()) {
      text.append("rz(0.0) $").append(circuit.places()[0]).append(";\n");
    }
    return text.toString();
  }

  /**
   * Returns a program that measures all qubits of the circuit, each into the bit of its number.
   * Gates are declared, which the program {@code executor} may need.
   */
  static String measured(Transpiled circuit) {
    int width = circuit.places().length;
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
    String register = ExecutorRequest.REGISTER;
    text.append("bit[").append(width).append("] ").append(register).append(";\n");
    circuit.gates().forEach(gate -> append(gate, text));
    for (int qubit = 0; qubit < width; qubit++) {
      text.append(register).append('[').append(qubit).append("] = measure $");
      text.append(circuit.places()[qubit]).append(";\n");
    }
    return text.toString();
  }

  private static void append(Instruction gate, StringBuilder text) {
    text.append(gate.gate());
    if (gate.isRotation()) {
      text.append('(').append(gate.angle()).append(')');
    }
    String separator = " $";
    for (int qubit : gate.qubits()) {
      text.append(separator).append(qubit);
      separator = ", $";
    }
    text.append(";\n");
  }

  /** Returns a letter for each qubit of the device, qubit 0 the rightmost. */
  static String label(PauliString string, int width) {
    char[] letters = new char[width];
    Arrays.fill(letters, 'I');
    for (Map.Entry<Integer, Pauli> factor : string.factors().entrySet()) {
      letters[width - 1 - factor.getKey()] = factor.getValue().name().charAt(0);
    }
    return new String(letters);
  }
}
