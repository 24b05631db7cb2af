package dev.fluxion.spi;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class SpectrumTest {

  @Test
  void equidistant_frequencies_have_the_unit_one_and_a_whole_turn_as_period() {
    Spectrum spectrum = Spectrum.of(3);
    assertEquals(List.of(1.0, 2.0, 3.0), spectrum.frequencies());
    assertEquals(Optional.of(1.0), spectrum.unit());
    assertEquals(Optional.of(PI.times(2)), spectrum.period());
    assertEquals(7, spectrum.dimension());
  }

  @Test
  void a_sine_has_half_a_turn_as_antiperiod_once_it_has_no_constant() {
    assertEquals(Optional.empty(), Spectrum.of(1).antiperiod());
    assertEquals(Optional.of(PI), Spectrum.of(1).withoutConstant().antiperiod());
    assertEquals(2, Spectrum.of(1).withoutConstant().dimension());
  }

  @Test
  void a_half_and_one_have_the_unit_one_half() {
    Spectrum spectrum = Spectrum.ofFrequencies(1, 0.5);
    assertEquals(List.of(0.5, 1.0), spectrum.frequencies());
    assertEquals(Optional.of(0.5), spectrum.unit());
    assertEquals(Optional.of(PI.times(4)), spectrum.period());
    assertEquals(Optional.empty(), spectrum.withoutConstant().antiperiod());
  }

  @Test
  void one_and_three_are_odd_and_so_have_an_antiperiod() {
    Spectrum spectrum = Spectrum.ofFrequencies(1, 3).withoutConstant();
    assertEquals(Optional.of(1.0), spectrum.unit());
    assertEquals(Optional.of(PI.times(2)), spectrum.period());
    assertEquals(Optional.of(PI), spectrum.antiperiod());
  }

  @Test
  void two_and_six_are_odd_multiples_of_their_unit() {
    Spectrum spectrum = Spectrum.ofFrequencies(2, 6).withoutConstant();
    assertEquals(Optional.of(2.0), spectrum.unit());
    assertEquals(Optional.of(PI), spectrum.period());
    assertEquals(Optional.of(PI.over(2)), spectrum.antiperiod());
  }

  @Test
  void thirds_and_sevenths_are_found_in_spite_of_rounding() {
    Spectrum spectrum = Spectrum.ofFrequencies(1.0 / 3, 2.0 / 7);
    assertEquals(Optional.of(1.0 / 21), spectrum.unit());
    assertEquals(Optional.of(PI.times(42)), spectrum.period());
  }

  @Test
  void incommensurate_frequencies_have_neither_unit_nor_period() {
    Spectrum spectrum = Spectrum.ofFrequencies(1, Math.sqrt(2)).withoutConstant();
    assertEquals(Optional.empty(), spectrum.unit());
    assertEquals(Optional.empty(), spectrum.period());
    assertEquals(Optional.empty(), spectrum.antiperiod());
    assertEquals(4, spectrum.dimension());
  }

  @Property(tries = 100)
  void every_frequency_makes_whole_turns_in_a_period(
      @ForAll @Size(min = 1, max = 5) @UniqueElements
          List<@IntRange(min = 1, max = 60) Integer> parts,
      @ForAll @IntRange(min = 1, max = 24) int divisor) {
    double[] frequencies = parts.stream().mapToDouble(part -> (double) part / divisor).toArray();
    double period = Spectrum.ofFrequencies(frequencies).period().orElseThrow().value();
    for (double frequency : frequencies) {
      double turns = frequency * period / (2 * Math.PI);
      assertEquals(Math.rint(turns), turns, 1e-9);
    }
  }

  @Property(tries = 100)
  void an_antiperiod_reverses_the_sign_of_every_wave(
      @ForAll @Size(min = 1, max = 5) @UniqueElements
          List<@IntRange(min = 1, max = 60) Integer> parts) {
    double[] frequencies = parts.stream().mapToDouble(part -> part).toArray();
    Optional<Angle> antiperiod = Spectrum.ofFrequencies(frequencies).withoutConstant().antiperiod();
    if (antiperiod.isPresent()) {
      for (double frequency : frequencies) {
        assertEquals(-1, Math.cos(frequency * antiperiod.get().value()), 1e-9);
      }
    }
  }

  @Test
  void equality_is_by_content() {
    assertEquals(Spectrum.of(2), Spectrum.ofFrequencies(2, 1));
    assertEquals(Spectrum.of(2).hashCode(), Spectrum.ofFrequencies(2, 1).hashCode());
    assertNotEquals(Spectrum.of(2), Spectrum.of(2).withoutConstant());
    assertTrue(Spectrum.of(2).hasConstant());
    assertFalse(Spectrum.of(2).withoutConstant().hasConstant());
    assertEquals("frequencies [1.0] without constant", Spectrum.of(1).withoutConstant().toString());
  }

  @Test
  void a_spectrum_has_at_least_one_frequency() {
    assertRefused(
        "FLX-120: a spectrum has at least one frequency, got highest frequency 0",
        () -> Spectrum.of(0));
    assertRefused(
        "FLX-120: a spectrum has at least one frequency, got none", Spectrum::ofFrequencies);
  }

  @Test
  void frequencies_are_positive_finite_and_distinct() {
    assertRefused(
        "FLX-120: frequencies are positive and finite, got [1.0, -2.0]",
        () -> Spectrum.ofFrequencies(1, -2));
    assertRefused(
        "FLX-120: frequencies are positive and finite, got [0.0]", () -> Spectrum.ofFrequencies(0));
    assertRefused(
        "FLX-120: frequencies are positive and finite, got [NaN]",
        () -> Spectrum.ofFrequencies(Double.NaN));
    assertRefused(
        "FLX-120: frequencies are positive and finite, got [Infinity]",
        () -> Spectrum.ofFrequencies(Double.POSITIVE_INFINITY));
    assertRefused(
        "FLX-120: frequencies are distinct, got [1.0, 2.0, 1.0]",
        () -> Spectrum.ofFrequencies(1, 2, 1));
  }
}
