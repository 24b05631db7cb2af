package dev.fluxion.circuit;

import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.spi.Expr;

/** Where circuits and observables begin, to be imported statically. */
public final class Circuits {
  private Circuits() {}

  /**
   * Returns a circuit without gates.
   *
   * @param qubits the number of qubits, 1 or more, all in the state 0
   * @throws dev.fluxion.spi.FluxionException FLX-160 if there are no qubits
   */
  public static Circuit circuit(int qubits) {
    return Circuit.of(qubits);
  }

  /** Returns the observable X of a qubit. */
  public static PauliSum x(int qubit) {
    return PauliSum.of(Pauli.X, qubit);
  }

  /** Returns the observable Y of a qubit. */
  public static PauliSum y(int qubit) {
    return PauliSum.of(Pauli.Y, qubit);
  }

  /** Returns the observable Z of a qubit, 1 for the state 0 and -1 for the state 1. */
  public static PauliSum z(int qubit) {
    return PauliSum.of(Pauli.Z, qubit);
  }

  /**
   * Returns the sine of x as a circuit: X of one qubit after RY.
   *
   * @param x an angle in radians, a number
   */
  public static Expr sine(Expr x) {
    return circuit(1).ry(0, x).expectation(x(0));
  }
}
