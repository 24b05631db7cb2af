package dev.fluxion.circuit;

import dev.fluxion.circuit.operator.PauliSum;
import java.util.ArrayList;
import java.util.List;

/**
 * The products of Z on some qubits, and the probabilities of outcomes that they make: {@code p(x) =
 * 2^-n Σ_s (-1)^{|s & x|} <Z_s>}.
 */
final class Parities {
  /** Beyond so many qubits there are too many products. */
  private static final int MOST = 10;

  private Parities() {}

  /** Returns all products but the empty one, by the qubits as bits; none beyond 10 qubits. */
  static List<PauliSum> of(List<Integer> qubits) {
    List<PauliSum> products = new ArrayList<>();
    for (int s = 1; s < 1 << qubits.size() && qubits.size() <= MOST; s++) {
      PauliSum product = PauliSum.constant(1);
      for (int k = 0; k < qubits.size(); k++) {
        product = (s >> k & 1) == 1 ? product.z(qubits.get(k)) : product;
      }
      products.add(product);
    }
    return products;
  }

  /**
   * Returns the probabilities, by a Walsh-Hadamard transform.
   *
   * @param values of all products but the empty one
   */
  static double[] probabilities(double[] values) {
    double[] p = new double[values.length + 1];
    p[0] = 1;
    System.arraycopy(values, 0, p, 1, values.length);
    for (int stride = 1; stride < p.length; stride *= 2) {
      for (int k = 0; k < p.length; k++) {
        if ((k & stride) == 0) {
          double a = p[k];
          double b = p[k + stride];
          p[k] = (a + b) / 2;
          p[k + stride] = (a - b) / 2;
        }
      }
    }
    return p;
  }
}
