package dev.fluxion.circuit.ansatz;

import dev.fluxion.circuit.gate.FixedGate;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.Pauli;
import java.util.List;

/**
 * What the products of Pauli operators become when a fixed gate of one or two qubits is undone.
 *
 * @param qubits the number of qubits
 * @param sets for each product, numbered by two bits for each qubit, the set on each qubit
 * @param same whether each product stays as it is
 */
record PauliImages(int qubits, int[][] sets, boolean[] same) {
  /** The largest number of qubits of a gate. */
  static final int LIMIT = 2;

  private static final double ROUNDING = 1e-9;

  static PauliImages of(FixedGate gate) {
    int qubits = gate.qubits();
    int count = 1 << (2 * qubits);
    ComplexMatrix[] products = new ComplexMatrix[count];
    for (int code = 0; code < count; code++) {
      products[code] = factor(code & 3);
      for (int q = 1; q < qubits; q++) {
        products[code] = products[code].tensor(factor((code >> (2 * q)) & 3));
      }
    }
    int[][] sets = new int[count][qubits];
    boolean[] same = new boolean[count];
    ComplexMatrix adjoint = gate.matrix().adjoint();
    for (int code = 0; code < count; code++) {
      ComplexMatrix image = adjoint.times(products[code]).times(gate.matrix());
      same[code] = image.distance(products[code]) < ROUNDING;
      for (int part = 0; part < count; part++) {
        if (contains(image, products[part])) {
          for (int q = 0; q < qubits; q++) {
            sets[code][q] |= 1 << ((part >> (2 * q)) & 3);
          }
        }
      }
    }
    return new PauliImages(qubits, sets, same);
  }

  private static ComplexMatrix factor(int code) {
    return code == 0 ? ComplexMatrix.identity(2) : Pauli.of(code).matrix();
  }

  private static boolean contains(ComplexMatrix image, ComplexMatrix product) {
    ComplexMatrix both = image.times(product);
    double re = 0;
    double im = 0;
    for (int i = 0; i < both.size(); i++) {
      re += both.real(i, i);
      im += both.imaginary(i, i);
    }
    return Math.hypot(re, im) > ROUNDING * both.size();
  }

  /** Replaces the sets on some qubits; returns whether the gate matters. */
  boolean undo(List<Integer> places, Possible observable) {
    int[] images = new int[qubits];
    boolean matters = false;
    for (int code = 0; code < sets.length; code++) {
      if (isPossible(code, places, observable)) {
        matters |= !same[code];
        for (int q = 0; q < qubits; q++) {
          images[q] |= sets[code][q];
        }
      }
    }
    for (int q = 0; q < qubits && matters; q++) {
      observable.set(places.get(q), images[q]);
    }
    return matters;
  }

  private boolean isPossible(int code, List<Integer> places, Possible observable) {
    for (int q = 0; q < qubits; q++) {
      if (((observable.set(places.get(q)) >> ((code >> (2 * q)) & 3)) & 1) == 0) {
        return false;
      }
    }
    return true;
  }
}
