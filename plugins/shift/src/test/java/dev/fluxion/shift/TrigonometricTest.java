package dev.fluxion.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class TrigonometricTest {
  @Test
  void oneFrequencyIsTheTwoTermRule() {
    ShiftRule rule = ShiftRule.of("test:f", Spectrum.of(1));
    assertEquals(List.of(new ShiftRule.Term(Angle.PI.over(2), 0.5)), rule.terms());
  }

  @Test
  void controlledRotationIsTheFourTermRule() {
    ShiftRule rule = ShiftRule.of("test:crx", Spectrum.ofFrequencies(0.5, 1));
    ShiftRule.Term near = rule.terms().get(0);
    ShiftRule.Term far = rule.terms().get(1);
    assertEquals(2, rule.terms().size());
    assertEquals(Angle.PI.over(2), near.shift());
    assertEquals(Angle.PI.times(3).over(2), far.shift());
    assertEquals((Math.sqrt(2) + 1) / (4 * Math.sqrt(2)), near.weight(), 1e-16);
    assertEquals(-(Math.sqrt(2) - 1) / (4 * Math.sqrt(2)), far.weight(), 1e-16);
    assertEquals(0.4267767, near.weight(), 5e-8);
    assertEquals(-0.0732233, far.weight(), 5e-8);
  }

  @Property
  void closedFormHasTheSmallestNorm(
      @ForAll @IntRange(min = 1, max = 5) int r, @ForAll @IntRange(min = 1, max = 7) int unit) {
    double[] frequencies = new double[r];
    for (int k = 0; k < r; k++) {
      frequencies[k] = (k + 1) * unit / 4.0;
    }
    ShiftRule rule = ShiftRule.of("test:f", Spectrum.ofFrequencies(frequencies));
    assertEquals(r, rule.terms().size());
    assertEquals(r * unit / 4.0, norm(rule), 1e-13);
    for (int k = 0; k < r; k++) {
      Angle expected = Angle.PI.times(2L * k + 1).over(2L * r).times(4).over(unit);
      assertEquals(expected, rule.terms().get(k).shift());
    }
  }

  @Property
  void closedFormDifferentiatesEveryPolynomial(
      @ForAll @IntRange(min = 1, max = 5) int r,
      @ForAll @IntRange(min = 1, max = 3) int order,
      @ForAll long seed,
      @ForAll @DoubleRange(min = -4, max = 4) @Scale(15) double x) {
    check(Spectrum.of(r), order, seed, x, 1e-12);
  }

  @Property
  void otherSpectraAreSolved(
      @ForAll("spectra") double[] frequencies,
      @ForAll @IntRange(min = 1, max = 2) int order,
      @ForAll long seed,
      @ForAll @DoubleRange(min = -4, max = 4) @Scale(15) double x) {
    check(Spectrum.ofFrequencies(frequencies), order, seed, x, 1e-11);
  }

  @Provide
  Arbitrary<double[]> spectra() {
    return Arbitraries.of(
        new double[] {1, 3},
        new double[] {1, 4},
        new double[] {0.5, 2},
        new double[] {2, 3, 7},
        new double[] {1.0 / 3, 0.5},
        new double[] {1, Math.sqrt(2)},
        new double[] {0.1, Math.PI},
        new double[] {Math.PI},
        new double[] {1, Math.E, Math.PI},
        new double[] {1, Math.sqrt(2), Math.sqrt(3), Math.sqrt(5)});
  }

  @Test
  void commensurateSpectraReachTheBoundOfBernstein() {
    for (double[] frequencies : new double[][] {{1, 3}, {1, 4}, {1, 2, 4}, {1, 3, 5}, {2, 3}}) {
      ShiftRule rule = ShiftRule.of("test:f", Spectrum.ofFrequencies(frequencies));
      assertEquals(frequencies.length, rule.terms().size());
      assertEquals(frequencies[frequencies.length - 1], norm(rule), 1e-13);
    }
  }

  @Test
  void frequenciesThatNoShiftTellsApartAreRefused() {
    Spectrum close = Spectrum.ofFrequencies(1, 1 + 1e-12);
    FluxionException e =
        assertThrows(
            FluxionException.class, () -> Shift.trigonometric("test:close", close, Math::sin));
    String message =
        "FLX-151: 'test:close' needs frequencies that shifts can tell apart, got "
            + close.frequencies()
            + " with a ratio of pivots of ";
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
    assertTrue(Double.parseDouble(e.getMessage().substring(message.length())) < 1e-6);
  }

  @Test
  void thePrimitiveDeclaresItsSpectrum() {
    Spectrum spectrum = Spectrum.ofFrequencies(0.5, 1);
    Primitive primitive = Shift.trigonometric("test:crx", spectrum, Math::cos);
    assertEquals("test:crx", primitive.id());
    assertEquals(Optional.of(spectrum), primitive.declaration(0).spectrum());
    assertEquals(Optional.of(Angle.PI.times(4)), primitive.declaration(0).knownPeriod());
  }

  private static void check(Spectrum spectrum, int order, long seed, double x, double tolerance) {
    Random random = new Random(seed);
    List<Double> frequencies = spectrum.frequencies();
    double[] amplitudes = random.doubles(frequencies.size(), -1, 1).toArray();
    double[] phases = random.doubles(frequencies.size(), 0, 7).toArray();
    Primitive f =
        Shift.trigonometric(
            "test:f", spectrum, t -> 0.5 + derivative(frequencies, amplitudes, phases, 0, t));
    Expr call = f.at(Scalars.input());
    double expected = derivative(frequencies, amplitudes, phases, order, x);
    double highest = frequencies.get(frequencies.size() - 1);
    double scale = 1 + Math.pow(2 * highest, order);
    assertEquals(expected, Scalars.derivative(call, order, x), tolerance * scale);
  }

  private static double derivative(
      List<Double> frequencies, double[] amplitudes, double[] phases, int order, double t) {
    double sum = 0;
    for (int k = 0; k < amplitudes.length; k++) {
      double w = frequencies.get(k);
      double turn = order * Math.PI / 2;
      sum += amplitudes[k] * Math.pow(w, order) * Math.cos(w * t + phases[k] + turn);
    }
    return sum;
  }

  private static double norm(ShiftRule rule) {
    return rule.terms().stream().mapToDouble(term -> 2 * Math.abs(term.weight())).sum();
  }
}
