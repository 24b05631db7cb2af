package dev.fluxion.circuit;

import java.util.Locale;

/** States and observables by matrices on all qubits, written from textbooks: the reference. */
final class Dense {
  final int qubits;
  double[] re;
  double[] im;

  Dense(int qubits) {
    this.qubits = qubits;
    this.re = new double[1 << qubits];
    this.im = new double[1 << qubits];
    re[0] = 1;
  }

  /** Complex numbers as re, im, re, im, row by row. */
  private static double[][] rows(double... numbers) {
    int size = (int) Math.round(Math.sqrt(numbers.length / 2.0));
    double[][] rows = new double[size][2 * size];
    for (int i = 0; i < numbers.length; i++) {
      rows[i / (2 * size)][i % (2 * size)] = numbers[i];
    }
    return rows;
  }

  private static double[][] single(String name, double angle) {
    double c = Math.cos(angle / 2);
    double s = Math.sin(angle / 2);
    double r = 1 / Math.sqrt(2);
    return switch (name) {
      case "i" -> rows(1, 0, 0, 0, 0, 0, 1, 0);
      case "x" -> rows(0, 0, 1, 0, 1, 0, 0, 0);
      case "y" -> rows(0, 0, 0, -1, 0, 1, 0, 0);
      case "z" -> rows(1, 0, 0, 0, 0, 0, -1, 0);
      case "h" -> rows(r, 0, r, 0, r, 0, -r, 0);
      case "s" -> rows(1, 0, 0, 0, 0, 0, 0, 1);
      case "sdg" -> rows(1, 0, 0, 0, 0, 0, 0, -1);
      case "t" -> rows(1, 0, 0, 0, 0, 0, r, r);
      case "tdg" -> rows(1, 0, 0, 0, 0, 0, r, -r);
      case "sx" -> rows(.5, .5, .5, -.5, .5, -.5, .5, .5);
      case "sxdg" -> rows(.5, -.5, .5, .5, .5, .5, .5, -.5);
      case "rx" -> rows(c, 0, 0, -s, 0, -s, c, 0);
      case "ry" -> rows(c, 0, -s, 0, s, 0, c, 0);
      case "rz" -> rows(c, -s, 0, 0, 0, 0, c, s);
      case "p" -> rows(1, 0, 0, 0, 0, 0, Math.cos(angle), Math.sin(angle));
      default -> throw new AssertionError(name);
    };
  }

  /** Returns the matrix on the gate's qubits, the first one the lowest bit. */
  static double[][] matrix(String name, double angle, int count) {
    if (count == 1) {
      return single(name, angle);
    } else if (name.equals("swap")) {
      double[][] m = new double[4][8];
      m[0][0] = m[1][4] = m[2][2] = m[3][6] = 1;
      return m;
    } else if (name.startsWith("c")) {
      double[][] inner = single(name.substring(1), angle);
      double[][] m = new double[4][8];
      m[0][0] = m[2][4] = 1;
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          m[1 + 2 * i][2 * (1 + 2 * j)] = inner[i][2 * j];
          m[1 + 2 * i][2 * (1 + 2 * j) + 1] = inner[i][2 * j + 1];
        }
      }
      return m;
    }
    double[][] product = string(name.substring(1));
    double[][] m = new double[product.length][2 * product.length];
    for (int i = 0; i < m.length; i++) {
      m[i][2 * i] = Math.cos(angle / 2);
      for (int j = 0; j < m.length; j++) {
        m[i][2 * j] += Math.sin(angle / 2) * product[i][2 * j + 1];
        m[i][2 * j + 1] -= Math.sin(angle / 2) * product[i][2 * j];
      }
    }
    return m;
  }

  /** Returns the Kronecker product of Pauli matrices, the first letter the lowest bit. */
  static double[][] string(String letters) {
    double[][] product = {{1, 0}};
    for (String letter : letters.toLowerCase(Locale.ROOT).split("")) {
      double[][] factor = single(letter, 0);
      int n = product.length;
      double[][] next = new double[2 * n][4 * n];
      for (int i = 0; i < 2 * n; i++) {
        for (int j = 0; j < 2 * n; j++) {
          double a = factor[i / n][2 * (j / n)];
          double b = factor[i / n][2 * (j / n) + 1];
          double c = product[i % n][2 * (j % n)];
          double d = product[i % n][2 * (j % n) + 1];
          next[i][2 * j] = a * c - b * d;
          next[i][2 * j + 1] = a * d + b * c;
        }
      }
      product = next;
    }
    return product;
  }

  void apply(String name, double angle, int... on) {
    apply(matrix(name, angle, on.length), on);
  }

  void apply(double[][] m, int... on) {
    double[][] all = new double[1 << qubits][2 << qubits];
    for (int i = 0; i < re.length; i++) {
      for (int j = 0; j < re.length; j++) {
        int row = 0;
        int column = 0;
        int rest = i ^ j;
        for (int k = 0; k < on.length; k++) {
          row |= (i >> on[k] & 1) << k;
          column |= (j >> on[k] & 1) << k;
          rest &= ~(1 << on[k]);
        }
        if (rest == 0) {
          all[i][2 * j] = m[row][2 * column];
          all[i][2 * j + 1] = m[row][2 * column + 1];
        }
      }
    }
    double[] x = new double[re.length];
    double[] y = new double[re.length];
    for (int i = 0; i < re.length; i++) {
      for (int j = 0; j < re.length; j++) {
        x[i] += all[i][2 * j] * re[j] - all[i][2 * j + 1] * im[j];
        y[i] += all[i][2 * j] * im[j] + all[i][2 * j + 1] * re[j];
      }
    }
    re = x;
    im = y;
  }

  /** Returns the expectation value of a product, one letter (I, X, Y, Z) for each qubit. */
  double expectation(String letters) {
    Dense other = new Dense(qubits);
    other.re = re.clone();
    other.im = im.clone();
    for (int q = 0; q < qubits; q++) {
      other.apply(single(letters.substring(q, q + 1).toLowerCase(Locale.ROOT), 0), q);
    }
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      sum += re[i] * other.re[i] + im[i] * other.im[i];
    }
    return sum;
  }

  double probability(int state) {
    return re[state] * re[state] + im[state] * im[state];
  }
}
