package dev.fluxion.circuit.state;

import dev.fluxion.circuit.operator.ComplexMatrix;

/**
 * {@code 2 Re <λ|K|ψ>} for a matrix K on a few qubits.
 *
 * @param qubits the qubits within the tile, the lowest bit of an index of the matrix first
 * @param matrix K
 */
record DenseOverlap(int[] qubits, ComplexMatrix matrix) implements Overlap {

  @Override
  public void add(StateVector state, StateVector dual, int[] pages, double[] sums, int from) {
    Gathering set = new Gathering(qubits, matrix);
    int size = pages.length << state.lowBits;
    double total = 0;
    for (int free = 0; free < size; free = set.next(free)) {
      set.read(state, pages, free);
      for (int row = 0; row < set.rows(); row++) {
        int index = set.index(free, row);
        int page = pages[index >> state.lowBits];
        int place = index & (state.pageSize() - 1);
        total +=
            dual.real[page][place] * set.real(row)
                + dual.imaginary[page][place] * set.imaginary(row);
      }
    }
    sums[from] += 2 * total;
  }
}
