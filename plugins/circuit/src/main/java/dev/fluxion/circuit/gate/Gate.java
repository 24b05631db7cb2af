package dev.fluxion.circuit.gate;

import dev.fluxion.circuit.operator.ComplexMatrix;

/**
 * What is done to a few qubits: a fixed unitary, or one that turns with an angle.
 *
 * <p>Gates are values. The first qubit that a gate is put on is the lowest bit of an index of its
 * matrix; of a controlled gate it is the control.
 */
public sealed interface Gate permits FixedGate, TurningGate {

  /** Returns the name, as in OpenQASM where it is known there. */
  String name();

  /** Returns the number of qubits. */
  int qubits();

  /**
   * Returns the unitary matrix.
   *
   * @param angle in radians; of no effect on a fixed gate
   */
  ComplexMatrix at(double angle);
}
