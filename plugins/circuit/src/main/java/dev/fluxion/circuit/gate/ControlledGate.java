package dev.fluxion.circuit.gate;

import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.spi.Spectrum;

/**
 * A rotation or a phase of a second qubit where the first one is 1.
 *
 * @param gate what is done to the second qubit: of one qubit
 */
public record ControlledGate(TurningGate gate) implements TurningGate {
  private static final Spectrum ROTATION = Spectrum.ofFrequencies(0.5, 1);

  @Override
  public String name() {
    return "c" + gate.name();
  }

  @Override
  public int qubits() {
    return 2;
  }

  @Override
  public ComplexMatrix at(double angle) {
    return FixedGate.controlled(gate.at(angle));
  }

  @Override
  public ComplexMatrix generator() {
    return Projector.ONE.tensor(gate.generator());
  }

  /** Returns {1/2, 1} for a rotation, of eigenvalues 0, 1/2 and -1/2, and {1} for a phase. */
  @Override
  public Spectrum spectrum() {
    return gate instanceof Phase ? gate.spectrum() : ROTATION;
  }
}
