package dev.fluxion.circuit;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.z;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a circuit counts for what is measured, and the frequencies that it has. */
class LightConeTest {
  private final Expr theta = Expr.of(new Op.Input("theta", Shape.vector(6), this));

  private static Experiment measure(Circuit circuit, PauliSum... sums) {
    return Experiment.of(circuit.over().ansatz(), new Readout.Expectations(List.of(sums)));
  }

  private Expr t(int k) {
    return theta.get(k);
  }

  @Test
  void gatesAndQubitsThatCannotMatterAreLeftOut() {
    Circuit wide = circuit(50).ry(7, t(0)).ry(8, t(1)).cx(8, 9).ry(7, t(2)).rz(7, t(3));
    Experiment experiment = measure(wide, z(7));
    assertEquals(List.of(0, 2), experiment.parameters(), "others are elsewhere or commute with Z");
    assertEquals(1, experiment.ansatz().qubits());
    assertEquals(2, experiment.ansatz().operations().size());
  }

  @Test
  void aSymbolThatFeedsSeveralGatesIsOneParameterWithTheirSums() {
    Circuit shared = circuit(2).ry(0, t(0)).ry(1, theta.get(0)).cx(0, 1).rx(1, t(0));
    Experiment experiment = measure(shared, z(1));
    assertEquals(1, experiment.ansatz().parameters());
    assertEquals(Spectrum.of(3), experiment.spectrum(0));
  }

  @Test
  void factorsScaleFrequenciesAndAFormOfTwoSymbolsTurnsBoth() {
    Circuit circuit = circuit(1).ry(0, t(0).times(2).minus(t(1)).plus(0.3)).rx(0, t(1));
    Experiment experiment = measure(circuit, z(0));
    assertEquals(Spectrum.ofFrequencies(2), experiment.spectrum(0));
    assertEquals(Spectrum.of(2), experiment.spectrum(1));
  }

  @Test
  void frequenciesOfDifferentTermsDoNotAddUp() {
    Circuit circuit = circuit(3).layers(3, (c, q) -> c.ry(q, t(0)));
    assertEquals(Spectrum.of(1).withoutConstant(), spectrum(circuit, z(0).plus(z(1))));
    assertEquals(Spectrum.of(1), spectrum(circuit, z(0).plus(z(1)).plus(2)));
    assertEquals(Spectrum.of(2), spectrum(circuit, z(0).z(1).plus(z(2))));
  }

  private static Spectrum spectrum(Circuit circuit, PauliSum sum) {
    return measure(circuit, sum).spectrum(0);
  }

  @Test
  void controlledRotationsAndEvolutionsHaveTheDifferencesOfTheirEigenvalues() {
    assertEquals(
        Spectrum.ofFrequencies(0.5, 1), spectrum(circuit(2).h(0).crx(0, 1, t(0)), z(1).plus(x(0))));
    assertEquals(Spectrum.of(1), spectrum(circuit(2).h(0).crx(0, 1, t(0)), z(1)));
    assertEquals(Spectrum.ofFrequencies(0.5), spectrum(circuit(2).h(0).crx(0, 1, t(0)), x(0)));
    assertEquals(Spectrum.of(1), spectrum(circuit(2).h(0).h(1).cp(0, 1, t(0)), x(1)));
    ComplexMatrix generator =
        ComplexMatrix.real(new double[][] {{0, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 4, 0}, {0, 0, 0, 4}});
    Circuit evolution =
        circuit(2).h(0).h(1).evolution(generator, List.of(0.0, 1.0, 4.0), t(0), 0, 1);
    assertEquals(Spectrum.ofFrequencies(1, 3, 4), spectrum(evolution, x(0)));
  }

  @Test
  void aRotationThatTurnsAllThatIsMeasuredLeavesNoConstant() {
    assertEquals(Spectrum.of(1).withoutConstant(), spectrum(circuit(1).ry(0, t(0)), x(0)));
    Circuit tilted = circuit(1).rx(0, 0.3).ry(0, t(0)).rz(0, 0.1);
    assertEquals(Spectrum.of(1), spectrum(tilted, x(0)), "X may have become Y");
  }

  @Test
  void parametersInteractWithinTheConeOfATermOnly() {
    Circuit chain =
        circuit(4).layers(4, (c, q) -> c.ry(q, t(q))).layers(3, (c, q) -> c.cz(q, q + 1));
    Experiment experiment = measure(chain, x(0).plus(x(3)));
    assertTrue(experiment.interact(List.of(0, 1)));
    assertFalse(experiment.interact(List.of(0, 3)));
    assertFalse(experiment.interact(List.of(0, 1, 2)));
    assertTrue(measure(chain, x(0).x(3)).interact(List.of(0, 1, 2, 3)));
  }

  @Test
  void productsWithConstantsAreAffineAndOtherExpressionsAreParameters() {
    Expr square = t(0).times(t(0));
    Circuit circuit = circuit(1).ry(0, square.times(0.5)).rx(0, t(0).times(t(0))).rz(0, t(1));
    assertEquals(2, circuit.parameters().size(), "equal structure is one parameter");
    Expr doubled = theta.times(Expr.constant(Shape.vector(6), 2)).get(3);
    Circuit halved = circuit(1).ry(0, t(3).div(2));
    assertEquals(Spectrum.ofFrequencies(0.5).withoutConstant(), spectrum(halved, z(0)));
    Circuit scaled = circuit(1).ry(0, doubled);
    assertEquals(Spectrum.ofFrequencies(2).withoutConstant(), spectrum(scaled, z(0)));
  }
}
