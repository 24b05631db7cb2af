package dev.fluxion.spi;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DeclarationTest {

  private static Declaration declared(UnaryOperator<ElementwiseBuilder> declarations) {
    ElementwiseBuilder builder = Primitive.elementwise("test:wave").kernel(Math::sin);
    return declarations.apply(builder).build().declaration(0);
  }

  @Test
  void nothing_is_known_of_what_is_not_declared() {
    Declaration nothing = declared(wave -> wave);
    assertEquals(Optional.empty(), nothing.knownPeriod());
    assertEquals(Optional.empty(), nothing.knownAntiperiod());
    assertEquals(Optional.empty(), nothing.spectrum());
    assertEquals(Double.NEGATIVE_INFINITY, nothing.domain().low());
  }

  @Test
  void period_and_antiperiod_follow_from_the_spectrum() {
    Declaration sine = declared(wave -> wave.spectrum(Spectrum.of(1).withoutConstant()));
    assertEquals(Optional.of(PI.times(2)), sine.knownPeriod());
    assertEquals(Optional.of(PI), sine.knownAntiperiod());
    assertEquals(Optional.empty(), sine.period());
  }

  @Test
  void the_period_is_twice_the_antiperiod() {
    Declaration sine = declared(wave -> wave.antiperiod(PI));
    assertEquals(Optional.of(PI.times(2)), sine.knownPeriod());
  }

  @Test
  void what_is_declared_comes_before_what_follows() {
    Declaration sine = declared(wave -> wave.spectrum(Spectrum.of(1)).period(PI.times(4)));
    assertEquals(Optional.of(PI.times(4)), sine.knownPeriod());
  }

  @Test
  void a_period_is_positive() {
    assertRefused(
        "FLX-112: a period is positive, got 0", () -> declared(wave -> wave.period(Angle.ZERO)));
    assertRefused(
        "FLX-112: a period is positive, got -π",
        () -> declared(wave -> wave.antiperiod(PI.negate())));
  }

  private static void assertContradiction(String text, UnaryOperator<ElementwiseBuilder> parts) {
    assertRefused("FLX-122: 'test:wave', argument 0: " + text, () -> declared(parts));
  }

  @Test
  void a_period_makes_whole_turns_of_every_frequency() {
    String text =
        "a period must be a whole number of turns of each frequency of frequencies [0.5, 1.0], "
            + "got period 2π, which is 0.5 turns of frequency 0.5, expected a multiple of 4π";
    Spectrum halves = Spectrum.ofFrequencies(0.5, 1);
    assertContradiction(text, wave -> wave.spectrum(halves).period(PI.times(2)));
    assertContradiction(text, wave -> wave.period(PI.times(2)).spectrum(halves));
    Angle right = PI.times(8);
    assertEquals(
        Optional.of(right), declared(wave -> wave.period(right).spectrum(halves)).knownPeriod());
  }

  @Test
  void incommensurate_frequencies_are_not_folded() {
    assertContradiction(
        "a period must be a whole number of turns of each frequency of frequencies "
            + "[1.0, 1.4142135623730951], got period 2π, which is 1.4142135623730951 turns of "
            + "frequency 1.4142135623730951",
        wave -> wave.spectrum(Spectrum.ofFrequencies(1, Math.sqrt(2))).period(PI.times(2)));
    assertContradiction(
        "a period must be a whole number of turns of each frequency of frequencies [1.0E-12], got "
            + "period 2π, which is 1.0E-12 turns of frequency 1.0E-12",
        wave -> wave.spectrum(Spectrum.ofFrequencies(1e-12)).period(PI.times(2)));
  }

  @Test
  void a_period_may_be_a_hyper_parameter() {
    Angle right = Angle.named("p", 2 * Math.PI / Math.sqrt(2));
    Spectrum spectrum = Spectrum.ofFrequencies(Math.sqrt(2), 2 * Math.sqrt(2));
    assertEquals(
        Optional.of(right), declared(wave -> wave.spectrum(spectrum).period(right)).period());
    assertContradiction(
        "a period must be a whole number of turns of each frequency of frequencies [1.0], got "
            + "period p, which is 0.954929658551372 turns of frequency 1.0, expected a multiple "
            + "of 2π",
        wave -> wave.spectrum(Spectrum.of(1)).period(Angle.named("p", 6)));
  }

  @Test
  void an_antiperiod_makes_odd_half_turns_of_every_frequency() {
    Spectrum odd = Spectrum.ofFrequencies(1, 3).withoutConstant();
    String text =
        "an antiperiod must be an odd number of half turns of each frequency of frequencies "
            + "[1.0, 3.0] without constant, got antiperiod 2π, which is 2.0 half turns of "
            + "frequency 1.0, expected an odd multiple of π";
    assertContradiction(text, wave -> wave.spectrum(odd).antiperiod(PI.times(2)));
    assertContradiction(text, wave -> wave.antiperiod(PI.times(2)).spectrum(odd));
    assertContradiction(
        "an antiperiod must be an odd number of half turns of each frequency of frequencies "
            + "[1.0, 2.0] without constant, got antiperiod π, which is 2.0 half turns of "
            + "frequency 2.0",
        wave -> wave.spectrum(Spectrum.of(2).withoutConstant()).antiperiod(PI));
    for (int multiple : new int[] {1, 3, 5}) {
      Angle right = PI.times(multiple);
      assertEquals(
          Optional.of(right),
          declared(wave -> wave.spectrum(odd).antiperiod(right)).knownAntiperiod());
    }
  }

  @Test
  void a_constant_term_has_no_antiperiod() {
    String text =
        "a function with an antiperiod has no constant term, got antiperiod π and frequencies "
            + "[1.0] with a constant, expected withoutConstant()";
    assertContradiction(text, wave -> wave.spectrum(Spectrum.of(1)).antiperiod(PI));
    assertContradiction(text, wave -> wave.antiperiod(PI).spectrum(Spectrum.of(1)));
  }

  @Test
  void a_period_is_an_even_multiple_of_an_antiperiod() {
    for (long part : new long[] {1, 3, 5}) {
      String text =
          "a period must be an even multiple of an antiperiod, got period "
              + PI.times(part)
              + " and antiperiod π, expected a multiple of 2π";
      assertContradiction(text, wave -> wave.period(PI.times(part)).antiperiod(PI));
      assertContradiction(text, wave -> wave.antiperiod(PI).period(PI.times(part)));
    }
    for (long multiple : new long[] {2, 4, 6}) {
      Angle right = PI.times(multiple).over(3);
      assertEquals(
          Optional.of(right),
          declared(wave -> wave.antiperiod(PI.over(3)).period(right)).knownPeriod());
    }
  }

  @Test
  void multiples_of_one_hyper_parameter_are_compared_exactly() {
    Angle s = Angle.named("s", 0.7);
    assertEquals(
        Optional.of(s.times(2)),
        declared(wave -> wave.antiperiod(s).period(s.times(2))).knownPeriod());
    assertContradiction(
        "a period must be an even multiple of an antiperiod, got period 3s/2 and antiperiod s, "
            + "expected a multiple of 2s",
        wave -> wave.antiperiod(s).period(s.times(3).over(2)));
  }

  @Test
  void other_angles_are_compared_by_their_values() {
    Angle half = Angle.named("half", Math.PI);
    assertEquals(
        Optional.of(half),
        declared(wave -> wave.antiperiod(half).period(PI.times(2))).knownAntiperiod());
    assertContradiction(
        "a period must be an even multiple of an antiperiod, got period 2π and antiperiod s, "
            + "expected a multiple of 2s",
        wave -> wave.antiperiod(Angle.named("s", 3)).period(PI.times(2)));
  }

  @Test
  void the_argument_is_named() {
    assertRefused(
        "FLX-122: 'test:two', argument 1: a period must be an even multiple of an antiperiod, got "
            + "period π and antiperiod π, expected a multiple of 2π",
        () -> Primitive.elementwise("test:two", 2).period(0, PI).antiperiod(1, PI).period(1, PI));
  }
}
