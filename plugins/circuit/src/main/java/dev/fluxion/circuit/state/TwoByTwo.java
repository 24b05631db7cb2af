package dev.fluxion.circuit.state;

import dev.fluxion.circuit.gate.ControlledGate;
import dev.fluxion.circuit.gate.FixedGate;
import dev.fluxion.circuit.gate.Gate;
import dev.fluxion.circuit.gate.Phase;
import dev.fluxion.circuit.gate.Rotation;
import dev.fluxion.circuit.gate.TurningGate;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.Pauli;

/**
 * Matrices of 2 by 2 complex numbers as 8 numbers, row by row, real before imaginary parts; of a
 * controlled gate, what is done to the target.
 */
final class TwoByTwo {
  private TwoByTwo() {}

  static double[] identity() {
    return new double[] {1, 0, 0, 0, 0, 0, 1, 0};
  }

  /** Returns the matrix of a gate. */
  static double[] of(Gate gate, double angle) {
    if (gate instanceof Rotation rotation) {
      return rotation(rotation.paulis().get(0), Math.cos(angle / 2), Math.sin(angle / 2));
    } else if (gate instanceof Phase) {
      return new double[] {1, 0, 0, 0, 0, 0, Math.cos(angle), Math.sin(angle)};
    } else if (gate instanceof ControlledGate controlled) {
      return of(controlled.gate(), angle);
    }
    return of(target(gate).at(angle));
  }

  private static double[] rotation(Pauli pauli, double c, double s) {
    return switch (pauli) {
      case X -> new double[] {c, 0, 0, -s, 0, -s, c, 0};
      case Y -> new double[] {c, 0, -s, 0, s, 0, c, 0};
      case Z -> new double[] {c, -s, 0, 0, 0, 0, c, s};
    };
  }

  private static Gate target(Gate gate) {
    if (gate.equals(FixedGate.CX)) {
      return FixedGate.X;
    } else if (gate.equals(FixedGate.CY)) {
      return FixedGate.Y;
    }
    return gate.equals(FixedGate.CZ) ? FixedGate.Z : gate;
  }

  /** Returns the generator of a gate. */
  static double[] generator(TurningGate gate) {
    return of(
        gate instanceof ControlledGate controlled
            ? controlled.gate().generator()
            : gate.generator());
  }

  private static double[] of(ComplexMatrix matrix) {
    double[] numbers = new double[8];
    for (int k = 0; k < 4; k++) {
      numbers[2 * k] = matrix.real(k >> 1, k & 1);
      numbers[2 * k + 1] = matrix.imaginary(k >> 1, k & 1);
    }
    return numbers;
  }

  static double[] times(double[] a, double[] b) {
    double[] product = new double[8];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 2; k++) {
          int left = 4 * i + 2 * k;
          int right = 4 * k + 2 * j;
          product[4 * i + 2 * j] += a[left] * b[right] - a[left + 1] * b[right + 1];
          product[4 * i + 2 * j + 1] += a[left] * b[right + 1] + a[left + 1] * b[right];
        }
      }
    }
    return product;
  }

  static double[] adjoint(double[] a) {
    return new double[] {a[0], -a[1], a[4], -a[5], a[2], -a[3], a[6], -a[7]};
  }
}
