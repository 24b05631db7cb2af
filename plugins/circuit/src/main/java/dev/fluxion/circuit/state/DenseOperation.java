package dev.fluxion.circuit.state;

import dev.fluxion.circuit.operator.ComplexMatrix;

/**
 * A matrix on a few qubits.
 *
 * @param qubits the qubits within the tile, the lowest bit of an index of the matrix first
 * @param matrix of 2^k rows
 */
record DenseOperation(int[] qubits, ComplexMatrix matrix) implements TileOperation {

  @Override
  public void apply(StateVector state, int[] pages) {
    Gathering set = new Gathering(qubits, matrix);
    int size = pages.length << state.lowBits;
    for (int free = 0; free < size; free = set.next(free)) {
      set.read(state, pages, free);
      for (int row = 0; row < set.rows(); row++) {
        int index = set.index(free, row);
        int page = pages[index >> state.lowBits];
        state.real[page][index & (state.pageSize() - 1)] = set.real(row);
        state.imaginary[page][index & (state.pageSize() - 1)] = set.imaginary(row);
      }
    }
  }
}
