package dev.fluxion.hardware.ibm.transpile;

import dev.fluxion.circuit.Instruction;
import java.util.List;

/** The state of a few qubits by matrices written from textbooks: the reference of the tests. */
public final class Register {
  private final double[] re;
  private final double[] im;

  public Register(int qubits) {
    this.re = new double[1 << qubits];
    this.im = new double[1 << qubits];
    re[0] = 1;
  }

  public Register run(List<Instruction> gates) {
    gates.forEach(this::apply);
    return this;
  }

  /** Complex numbers as re, im, re, im, row by row; the first qubit is the lowest bit. */
  private static double[] matrix(String gate, double angle) {
    double c = Math.cos(angle / 2);
    double s = Math.sin(angle / 2);
    double r = Math.sqrt(0.5);
    return switch (gate) {
      case "x" -> new double[] {0, 0, 1, 0, 1, 0, 0, 0};
      case "y" -> new double[] {0, 0, 0, -1, 0, 1, 0, 0};
      case "z" -> new double[] {1, 0, 0, 0, 0, 0, -1, 0};
      case "h" -> new double[] {r, 0, r, 0, r, 0, -r, 0};
      case "s" -> new double[] {1, 0, 0, 0, 0, 0, 0, 1};
      case "sdg" -> new double[] {1, 0, 0, 0, 0, 0, 0, -1};
      case "t" -> new double[] {1, 0, 0, 0, 0, 0, r, r};
      case "tdg" -> new double[] {1, 0, 0, 0, 0, 0, r, -r};
      case "sx" -> new double[] {.5, .5, .5, -.5, .5, -.5, .5, .5};
      case "rx" -> new double[] {c, 0, 0, -s, 0, -s, c, 0};
      case "ry" -> new double[] {c, 0, -s, 0, s, 0, c, 0};
      case "rz" -> new double[] {c, -s, 0, 0, 0, 0, c, s};
      case "cx" ->
          new double[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0,
            0, 0, 0
          };
      case "cz" ->
          new double[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
            0, -1, 0
          };
      case "swap" ->
          new double[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 1, 0
          };
      case "ecr" ->
          new double[] {
            0, 0, r, 0, 0, 0, 0, r, r, 0, 0, 0, 0, -r, 0, 0, 0, 0, 0, r, 0, 0, r, 0, 0, -r, 0, 0, r,
            0, 0, 0
          };
      default -> throw new AssertionError(gate);
    };
  }

  private void apply(Instruction gate) {
    double[] m = matrix(gate.gate(), gate.angle());
    int size = 1 << gate.qubits().size();
    double[] x = new double[re.length];
    double[] y = new double[re.length];
    for (int i = 0; i < re.length; i++) {
      int row = 0;
      for (int k = 0; k < gate.qubits().size(); k++) {
        row |= (i >> gate.qubits().get(k) & 1) << k;
      }
      for (int column = 0; column < size; column++) {
        int j = i;
        for (int k = 0; k < gate.qubits().size(); k++) {
          int bit = 1 << gate.qubits().get(k);
          j = (column >> k & 1) == 1 ? j | bit : j & ~bit;
        }
        double a = m[2 * (row * size + column)];
        double b = m[2 * (row * size + column) + 1];
        x[i] += a * re[j] - b * im[j];
        y[i] += a * im[j] + b * re[j];
      }
    }
    System.arraycopy(x, 0, re, 0, x.length);
    System.arraycopy(y, 0, im, 0, y.length);
  }

  /** Returns how far this is off another state whose qubits are elsewhere, but for a phase. */
  public double distance(Register other, int[] places) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < re.length; i++) {
      int j = moved(i, places);
      x += re[i] * other.re[j] + im[i] * other.im[j];
      y += re[i] * other.im[j] - im[i] * other.re[j];
    }
    double off = 0;
    double[] rest = new double[other.re.length];
    for (int j = 0; j < rest.length; j++) {
      rest[j] = Math.hypot(other.re[j], other.im[j]);
    }
    double size = Math.hypot(x, y);
    for (int i = 0; i < re.length; i++) {
      int j = moved(i, places);
      double turned = (re[i] * x - im[i] * y) / size - other.re[j];
      double alsoTurned = (re[i] * y + im[i] * x) / size - other.im[j];
      off = Math.max(off, Math.hypot(turned, alsoTurned));
      rest[j] = 0;
    }
    for (double outside : rest) {
      off = Math.max(off, outside);
    }
    return off;
  }

  private static int moved(int index, int[] places) {
    int moved = 0;
    for (int q = 0; q < places.length; q++) {
      moved |= (index >> q & 1) << places[q];
    }
    return moved;
  }
}
