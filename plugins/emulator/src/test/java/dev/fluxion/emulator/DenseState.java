package dev.fluxion.emulator;

/**
 * A state vector by the definition, to check the emulator with: qubit 0 is the lowest bit. Complex
 * numbers are pairs of a real and an imaginary part.
 */
final class DenseState {
  private final int qubits;
  private double[][] amplitudes;

  DenseState(int qubits) {
    this.qubits = qubits;
    this.amplitudes = new double[1 << qubits][2];
    amplitudes[0][0] = 1;
  }

  /**
   * Applies a matrix to qubits.
   *
   * @param matrix by row and column, in the tensor order of textbooks: the first qubit is the
   *     highest bit of an index
   * @param on the qubits
   */
  DenseState apply(double[][][] matrix, int... on) {
    double[][] next = new double[1 << qubits][2];
    for (int column = 0; column < amplitudes.length; column++) {
      int from = part(column, on);
      for (int to = 0; to < matrix.length; to++) {
        int row = replaced(column, to, on);
        double[] m = matrix[to][from];
        double[] a = amplitudes[column];
        next[row][0] += m[0] * a[0] - m[1] * a[1];
        next[row][1] += m[0] * a[1] + m[1] * a[0];
      }
    }
    amplitudes = next;
    return this;
  }

  private static int part(int index, int... on) {
    int part = 0;
    for (int qubit : on) {
      part = 2 * part + (index >> qubit & 1);
    }
    return part;
  }

  private static int replaced(int index, int part, int... on) {
    int replaced = index;
    for (int k = 0; k < on.length; k++) {
      int bit = part >> (on.length - 1 - k) & 1;
      replaced = (replaced & ~(1 << on[k])) | bit << on[k];
    }
    return replaced;
  }

  double probability(int outcome) {
    double[] a = amplitudes[outcome];
    return a[0] * a[0] + a[1] * a[1];
  }

  /** Returns the expectation value of a product of Pauli operators, a letter for each qubit. */
  double expectation(String lettersFromQubitZero) {
    DenseState turned = copy();
    for (int qubit = 0; qubit < qubits; qubit++) {
      char letter = lettersFromQubitZero.charAt(qubit);
      if (letter != 'I') {
        turned.apply(pauli(letter), qubit);
      }
    }
    double sum = 0;
    for (int k = 0; k < amplitudes.length; k++) {
      sum += amplitudes[k][0] * turned.amplitudes[k][0];
      sum += amplitudes[k][1] * turned.amplitudes[k][1];
    }
    return sum;
  }

  private DenseState copy() {
    DenseState copy = new DenseState(qubits);
    for (int k = 0; k < amplitudes.length; k++) {
      copy.amplitudes[k] = amplitudes[k].clone();
    }
    return copy;
  }

  private static double[][][] pauli(char letter) {
    return switch (letter) {
      case 'X' -> real(0, 1, 1, 0);
      case 'Y' -> new double[][][] {{{0, 0}, {0, -1}}, {{0, 1}, {0, 0}}};
      default -> real(1, 0, 0, -1);
    };
  }

  private static double[][][] real(double a, double b, double c, double d) {
    return new double[][][] {{{a, 0}, {b, 0}}, {{c, 0}, {d, 0}}};
  }

  static double[][][] ry(double angle) {
    double c = Math.cos(angle / 2);
    double s = Math.sin(angle / 2);
    return real(c, -s, s, c);
  }

  static double[][][] rx(double angle) {
    double c = Math.cos(angle / 2);
    double s = Math.sin(angle / 2);
    return new double[][][] {{{c, 0}, {0, -s}}, {{0, -s}, {c, 0}}};
  }

  static double[][][] rz(double angle) {
    double c = Math.cos(angle / 2);
    double s = Math.sin(angle / 2);
    return new double[][][] {{{c, -s}, {0, 0}}, {{0, 0}, {c, s}}};
  }

  static double[][][] hadamard() {
    double half = Math.sqrt(0.5);
    return real(half, half, half, -half);
  }

  /** Returns X on the second qubit where the first one is 1. */
  static double[][][] cx() {
    double[][][] matrix = new double[4][4][2];
    int[] to = {0, 1, 3, 2};
    for (int k = 0; k < 4; k++) {
      matrix[to[k]][k][0] = 1;
    }
    return matrix;
  }

  static double[][][] diagonal(double... phases) {
    double[][][] matrix = new double[phases.length][phases.length][2];
    for (int k = 0; k < phases.length; k++) {
      matrix[k][k] = turn(1, phases[k]);
    }
    return matrix;
  }

  /** Returns {@code size * exp(i angle)}. */
  static double[] turn(double size, double angle) {
    return new double[] {size * Math.cos(angle), size * Math.sin(angle)};
  }
}
