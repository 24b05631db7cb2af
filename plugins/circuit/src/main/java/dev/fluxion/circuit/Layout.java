package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Ansatz;
import dev.fluxion.circuit.ansatz.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The gates of a circuit in columns: each as far left as the gates before it let it, and none
 * across another.
 *
 * @param qubits the number of qubits
 * @param columns the gates of each column
 */
record Layout(int qubits, List<List<Operation>> columns) {

  static Layout of(Ansatz ansatz) {
    List<List<Operation>> columns = new ArrayList<>();
    int[] free = new int[ansatz.qubits()];
    for (Operation operation : ansatz.operations()) {
      int first = Collections.min(operation.qubits());
      int last = Collections.max(operation.qubits());
      int column = 0;
      for (int q = first; q <= last; q++) {
        column = Math.max(column, free[q]);
      }
      for (int q = first; q <= last; q++) {
        free[q] = column + 1;
      }
      if (column == columns.size()) {
        columns.add(new ArrayList<>());
      }
      columns.get(column).add(operation);
    }
    return new Layout(ansatz.qubits(), columns);
  }
}
