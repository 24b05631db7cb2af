package dev.fluxion.emulator.ionq;

import dev.fluxion.circuit.operator.ComplexMatrix;

/** The matrices of the gates of the set {@code qis}. */
final class QisMatrices {
  private QisMatrices() {}

  /** Returns the matrix of a gate with controls on all of its qubits, controls first. */
  static ComplexMatrix controlled(QisGate gate) {
    return controlled(matrix(gate), gate.controls().size());
  }

  /** Returns a matrix on more qubits, the first ones of which must be 1. */
  private static ComplexMatrix controlled(ComplexMatrix matrix, int controls) {
    int mask = (1 << controls) - 1;
    int size = matrix.size() << controls;
    double[][] real = new double[size][size];
    double[][] imaginary = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        boolean isOn = (row & mask) == mask && (column & mask) == mask;
        if (isOn) {
          real[row][column] = matrix.real(row >> controls, column >> controls);
          imaginary[row][column] = matrix.imaginary(row >> controls, column >> controls);
        } else {
          real[row][column] = row == column ? 1 : 0;
        }
      }
    }
    return ComplexMatrix.of(real, imaginary);
  }

  private static ComplexMatrix matrix(QisGate gate) {
    double half = Math.sqrt(0.5);
    double c = Math.cos(gate.angle() / 2);
    double s = Math.sin(gate.angle() / 2);
    return switch (gate.name()) {
      case "x", "not", "cnot" -> matrix(new double[][] {{0, 1}, {1, 0}}, new double[2][2]);
      case "y" -> matrix(new double[2][2], new double[][] {{0, -1}, {1, 0}});
      case "z" -> phase(-1, 0);
      case "h" -> matrix(new double[][] {{half, half}, {half, -half}}, new double[2][2]);
      case "s" -> phase(0, 1);
      case "si" -> phase(0, -1);
      case "t" -> phase(half, half);
      case "ti" -> phase(half, -half);
      case "v" -> halfFlip(0.5);
      case "vi" -> halfFlip(-0.5);
      case "rx" -> matrix(new double[][] {{c, 0}, {0, c}}, new double[][] {{0, -s}, {-s, 0}});
      case "ry" -> matrix(new double[][] {{c, -s}, {s, c}}, new double[2][2]);
      case "rz" -> matrix(new double[][] {{c, 0}, {0, c}}, new double[][] {{-s, 0}, {0, s}});
      case "swap" ->
          matrix(
              new double[][] {{1, 0, 0, 0}, {0, 0, 1, 0}, {0, 1, 0, 0}, {0, 0, 0, 1}},
              new double[4][4]);
      case "xx" -> matrix(diagonal(c), antidiagonal(-s, -s));
      case "yy" -> matrix(diagonal(c), antidiagonal(s, -s));
      case "zz" ->
          matrix(
              diagonal(c),
              new double[][] {{-s, 0, 0, 0}, {0, s, 0, 0}, {0, 0, s, 0}, {0, 0, 0, -s}});
      default -> throw new IllegalArgumentException("there is no gate '" + gate.name() + "'");
    };
  }

  private static ComplexMatrix matrix(double[][] real, double[][] imaginary) {
    return ComplexMatrix.of(real, imaginary);
  }

  private static ComplexMatrix phase(double real, double imaginary) {
    return matrix(new double[][] {{1, 0}, {0, real}}, new double[][] {{0, 0}, {0, imaginary}});
  }

  private static ComplexMatrix halfFlip(double sign) {
    return matrix(
        new double[][] {{0.5, 0.5}, {0.5, 0.5}}, new double[][] {{sign, -sign}, {-sign, sign}});
  }

  private static double[][] diagonal(double each) {
    return new double[][] {{each, 0, 0, 0}, {0, each, 0, 0}, {0, 0, each, 0}, {0, 0, 0, each}};
  }

  private static double[][] antidiagonal(double outer, double inner) {
    return new double[][] {{0, 0, 0, outer}, {0, 0, inner, 0}, {0, inner, 0, 0}, {outer, 0, 0, 0}};
  }
}
