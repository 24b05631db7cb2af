package dev.fluxion.circuit.gate;

import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.spi.Spectrum;

/** A gate {@code exp(angle K)} with an anti-Hermitian generator K. */
public sealed interface TurningGate extends Gate
    permits Rotation, Phase, ControlledGate, Evolution {

  /** Returns the generator K, the derivative by the angle at 0. */
  ComplexMatrix generator();

  /**
   * Returns the frequencies of an expectation value along the angle: the positive differences of
   * the eigenvalues of i K.
   */
  Spectrum spectrum();
}
