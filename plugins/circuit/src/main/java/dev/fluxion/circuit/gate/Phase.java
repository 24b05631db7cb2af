package dev.fluxion.circuit.gate;

import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.spi.Spectrum;

/** The gate that multiplies the state 1 of a qubit by {@code exp(i angle)}. */
public record Phase() implements TurningGate {
  private static final Spectrum SPECTRUM = Spectrum.of(1);

  @Override
  public String name() {
    return "p";
  }

  @Override
  public int qubits() {
    return 1;
  }

  @Override
  public ComplexMatrix at(double angle) {
    return Projector.ZERO.plus(Projector.ONE.times(Math.cos(angle), Math.sin(angle)));
  }

  @Override
  public ComplexMatrix generator() {
    return Projector.ONE.times(0, 1);
  }

  @Override
  public Spectrum spectrum() {
    return SPECTRUM;
  }
}
