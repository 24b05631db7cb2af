package dev.fluxion.circuit.gate;

import dev.fluxion.circuit.operator.ComplexMatrix;

/** The projectors on the states of one qubit. */
final class Projector {
  static final ComplexMatrix ZERO = ComplexMatrix.real(new double[][] {{1, 0}, {0, 0}});
  static final ComplexMatrix ONE = ComplexMatrix.real(new double[][] {{0, 0}, {0, 1}});

  private Projector() {}
}
