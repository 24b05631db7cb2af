package dev.fluxion.circuit.state;

import dev.fluxion.circuit.operator.ComplexMatrix;

/** The products of a matrix with the amplitudes that differ in a few qubits, one set at a time. */
final class Gathering {
  private final ComplexMatrix matrix;
  private final int[] bits;
  private final int fixed;
  final double[] re;
  final double[] im;

  /**
   * Creates room for products.
   *
   * @param qubits the qubits, the lowest bit of an index of the matrix first
   * @param matrix of 2^k rows
   */
  Gathering(int[] qubits, ComplexMatrix matrix) {
    this.matrix = matrix;
    this.bits = new int[matrix.size()];
    this.re = new double[bits.length];
    this.im = new double[bits.length];
    int all = 0;
    for (int k = 0; k < qubits.length; k++) {
      all |= 1 << qubits[k];
      for (int row = 0; row < bits.length; row++) {
        bits[row] |= ((row >> k) & 1) << qubits[k];
      }
    }
    this.fixed = all;
  }

  /** Returns the set after one, counted by its amplitude in which the qubits are 0. */
  int next(int free) {
    return ((free | fixed) + 1) & ~fixed;
  }

  int rows() {
    return bits.length;
  }

  /** Returns the index of an amplitude of a set within the tile. */
  int index(int free, int row) {
    return free | bits[row];
  }

  /** Reads a set. */
  void read(StateVector state, int[] pages, int free) {
    for (int row = 0; row < bits.length; row++) {
      int index = free | bits[row];
      re[row] = state.real[pages[index >> state.lowBits]][index & (state.pageSize() - 1)];
      im[row] = state.imaginary[pages[index >> state.lowBits]][index & (state.pageSize() - 1)];
    }
  }

  double real(int row) {
    double sum = 0;
    for (int column = 0; column < re.length; column++) {
      sum += matrix.real(row, column) * re[column] - matrix.imaginary(row, column) * im[column];
    }
    return sum;
  }

  double imaginary(int row) {
    double sum = 0;
    for (int column = 0; column < re.length; column++) {
      sum += matrix.real(row, column) * im[column] + matrix.imaginary(row, column) * re[column];
    }
    return sum;
  }
}
