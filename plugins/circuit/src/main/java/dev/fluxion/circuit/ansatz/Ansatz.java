package dev.fluxion.circuit.ansatz;

import java.util.List;

/**
 * A circuit over numbered parameters, started with all qubits in the state 0: a value.
 *
 * @param qubits the number of qubits
 * @param parameters the number of parameters
 * @param operations what is done, the first one first
 */
public record Ansatz(int qubits, int parameters, List<Operation> operations) {
  /** Copies the list. */
  public Ansatz {
    operations = List.copyOf(operations);
  }

  /** Returns a text such as {@code 4 qubits, 7 gates, 3 parameters}. */
  @Override
  public String toString() {
    return qubits + " qubits, " + operations.size() + " gates, " + parameters + " parameters";
  }
}
