package dev.fluxion.circuit.state;

import dev.fluxion.circuit.operator.ComplexMatrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A matrix on a few qubits, applied to one state and added to another.
 *
 * @param qubits the qubits, the lowest bit of an index of the matrix first
 * @param matrix of 2^k rows
 */
record DenseIncrement(List<Integer> qubits, ComplexMatrix matrix) implements Increment {

  @Override
  public void add(StateVector state, StateVector sum) {
    int[] all = IntStream.range(0, state.pages()).toArray();
    Gathering set = new Gathering(qubits.stream().mapToInt(q -> q).toArray(), matrix);
    for (int free = 0; free < 1 << state.qubits; free = set.next(free)) {
      set.read(state, all, free);
      for (int row = 0; row < set.rows(); row++) {
        int index = set.index(free, row);
        int place = index & (state.pageSize() - 1);
        sum.real[index >> state.lowBits][place] += set.real(row);
        sum.imaginary[index >> state.lowBits][place] += set.imaginary(row);
      }
    }
  }
}
