package dev.fluxion.circuit.gate;

import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The exponential {@code exp(-i angle/2 P)} of a product P of Pauli operators: RX, RZZ and so on.
 *
 * @param paulis the operator on each qubit of the gate, one or more
 */
public record Rotation(List<Pauli> paulis) implements TurningGate {
  private static final Spectrum SPECTRUM = Spectrum.of(1);

  /** Copies the list. */
  public Rotation {
    paulis = List.copyOf(paulis);
  }

  @Override
  public String name() {
    return "r" + paulis.stream().map(Pauli::letter).collect(Collectors.joining());
  }

  @Override
  public int qubits() {
    return paulis.size();
  }

  private ComplexMatrix product() {
    ComplexMatrix product = paulis.get(0).matrix();
    for (Pauli pauli : paulis.subList(1, paulis.size())) {
      product = product.tensor(pauli.matrix());
    }
    return product;
  }

  @Override
  public ComplexMatrix at(double angle) {
    ComplexMatrix product = product();
    return ComplexMatrix.identity(product.size())
        .times(Math.cos(angle / 2), 0)
        .plus(product.times(0, -Math.sin(angle / 2)));
  }

  @Override
  public ComplexMatrix generator() {
    return product().times(0, -0.5);
  }

  @Override
  public Spectrum spectrum() {
    return SPECTRUM;
  }
}
