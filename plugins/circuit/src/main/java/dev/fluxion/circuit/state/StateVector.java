package dev.fluxion.circuit.state;

import java.util.Arrays;

/** The amplitudes of a register of qubits, real and imaginary parts apart, in pages. */
final class StateVector {
  /** A page of both parts has 64 KB. */
  static final int PAGE_BITS = 12;

  final int qubits;
  final int lowBits;
  final double[][] real;
  final double[][] imaginary;

  /**
   * Creates a state without amplitudes other than 0.
   *
   * @param qubits the number of qubits
   * @param lowBits the bits of an index within a page
   */
  StateVector(int qubits, int lowBits) {
    this.qubits = qubits;
    this.lowBits = lowBits;
    int pages = 1 << (qubits - lowBits);
    this.real = new double[pages][1 << lowBits];
    this.imaginary = new double[pages][1 << lowBits];
  }

  int pages() {
    return real.length;
  }

  int pageSize() {
    return 1 << lowBits;
  }

  /** Puts all qubits into the state 0. */
  void reset() {
    clear();
    real[0][0] = 1;
  }

  /** Makes all amplitudes 0. */
  void clear() {
    for (int p = 0; p < real.length; p++) {
      Arrays.fill(real[p], 0);
      Arrays.fill(imaginary[p], 0);
    }
  }

  void copyFrom(StateVector other) {
    for (int p = 0; p < real.length; p++) {
      System.arraycopy(other.real[p], 0, real[p], 0, real[p].length);
      System.arraycopy(other.imaginary[p], 0, imaginary[p], 0, imaginary[p].length);
    }
  }
}
