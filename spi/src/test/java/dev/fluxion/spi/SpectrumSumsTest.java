package dev.fluxion.spi;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

/** Spectra of products: of a parameter that occurs several times, and of two functions. */
class SpectrumSumsTest {
  private static Spectrum of(double... frequencies) {
    return Spectrum.ofFrequencies(frequencies);
  }

  @Test
  void a_gate_that_occurs_k_times_has_the_frequencies_1_to_k() {
    for (int k = 1; k <= 12; k++) {
      assertEquals(Spectrum.of(k), Spectrum.of(1).occurring(k));
    }
    assertEquals(Spectrum.of(12), Spectrum.of(3).occurring(4));
  }

  @Test
  void without_a_constant_only_every_other_sum_occurs() {
    Spectrum sine = Spectrum.of(1).withoutConstant();
    assertEquals(sine, sine.occurring(1));
    assertEquals(of(2), sine.occurring(2));
    assertEquals(of(1, 3).withoutConstant(), sine.occurring(3));
    assertEquals(of(2, 4), sine.occurring(4));
  }

  @Test
  void a_controlled_rotation_that_occurs_twice_has_halves_up_to_2() {
    assertEquals(of(0.5, 1, 1.5, 2), of(0.5, 1).occurring(2));
    assertEquals(Optional.of(PI.times(4)), of(0.5, 1).occurring(2).period());
  }

  @Test
  void an_odd_sum_may_be_zero() {
    Spectrum odd = of(1, 2, 3).withoutConstant().occurring(3);
    assertTrue(odd.hasConstant());
    assertEquals(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0), odd.frequencies());
  }

  /** All sums, one after the other, as the definition says. */
  private static TreeSet<Integer> literal(List<Integer> frequencies, boolean constant, int times) {
    TreeSet<Integer> sums = new TreeSet<>(List.of(0));
    for (int k = 0; k < times; k++) {
      TreeSet<Integer> next = new TreeSet<>(constant ? sums : List.of());
      for (int sum : sums) {
        for (int frequency : frequencies) {
          next.add(sum + frequency);
          next.add(sum - frequency);
        }
      }
      sums = next;
    }
    return sums;
  }

  private static Spectrum spectrum(List<Integer> parts, boolean constant, double unit) {
    Spectrum spectrum = of(parts.stream().mapToDouble(part -> part * unit).toArray());
    return constant ? spectrum : spectrum.withoutConstant();
  }

  private static void assertSums(TreeSet<Integer> sums, double unit, Spectrum actual) {
    assertEquals(sums.contains(0), actual.hasConstant());
    List<Integer> expected = new ArrayList<>(sums.tailSet(1));
    assertEquals(expected.size(), actual.frequencies().size());
    for (int k = 0; k < expected.size(); k++) {
      double frequency = expected.get(k) * unit;
      assertEquals(frequency, actual.frequencies().get(k), 1e-14 * frequency);
    }
  }

  @Property(tries = 200)
  void every_sum_occurs_once(
      @ForAll @Size(min = 1, max = 4) @UniqueElements
          List<@IntRange(min = 1, max = 20) Integer> parts,
      @ForAll boolean constant,
      @ForAll @IntRange(min = 1, max = 6) int times) {
    for (double unit : new double[] {1, 0.1, 1.0 / 3, Math.sqrt(2), Math.PI}) {
      Spectrum actual = spectrum(parts, constant, unit).occurring(times);
      assertSums(literal(parts, constant, times), unit, actual);
    }
  }

  @Property(tries = 100)
  void to_occur_twice_is_to_be_multiplied_by_itself(
      @ForAll @Size(min = 1, max = 4) @UniqueElements
          List<@IntRange(min = 1, max = 20) Integer> parts,
      @ForAll boolean constant) {
    Spectrum tenths = spectrum(parts, constant, 0.1);
    assertEquals(tenths.occurring(2), tenths.times(tenths));
    assertEquals(tenths.occurring(3), tenths.times(tenths).times(tenths));
    double unit = Math.sqrt(2);
    Spectrum roots = spectrum(parts, constant, unit);
    assertSums(literal(parts, constant, 3), unit, roots.times(roots).times(roots));
  }

  @Test
  void a_product_has_sums_and_differences() {
    Spectrum cosine = of(3).withoutConstant();
    assertEquals(of(2, 4).withoutConstant(), Spectrum.of(1).withoutConstant().times(cosine));
    assertEquals(of(2, 3, 4).withoutConstant(), Spectrum.of(1).times(cosine));
    assertEquals(of(1, 2, 3, 4), Spectrum.of(1).times(of(3)));
    assertEquals(of(6), cosine.times(cosine));
  }

  @Test
  void tenths_meet_again() {
    assertEquals(of(0.1, 0.2, 0.3, 0.4), of(0.1, 0.2).occurring(2));
    assertEquals(of(0.3), of(0.1 + 0.2));
    assertEquals(Optional.of(0.3), of(0.1 + 0.2).unit());
    assertRefused(
        "FLX-120: frequencies are distinct, got [0.30000000000000004, 0.3]",
        () -> of(0.1 + 0.2, 0.3));
    assertRefused(
        "FLX-120: frequencies are distinct, got [1.4142135623730951, 1.4142135623730956]",
        () -> of(Math.sqrt(2), Math.nextUp(Math.nextUp(Math.sqrt(2)))));
  }

  @Test
  void sums_of_unrelated_frequencies_meet_by_their_values() {
    double root = Math.sqrt(2);
    assertEquals(
        of(root - 1, 1, root, 2, root + 1, 2 * root).frequencies(),
        of(1, root).occurring(2).frequencies());
    Spectrum related = of(Math.sqrt(2), Math.sqrt(3), Math.sqrt(2) + Math.sqrt(3));
    assertTrue(related.withoutConstant().occurring(3).hasConstant());
    assertEquals(9, related.occurring(2).frequencies().size());
    assertEquals(of(1, root).occurring(4).frequencies().size(), 20);
  }

  @Test
  void a_scaled_argument_scales_the_frequencies() {
    assertEquals(of(2, 4, 6), Spectrum.of(3).scaled(-2));
    assertEquals(of(0.5).withoutConstant(), Spectrum.of(1).withoutConstant().scaled(0.5));
    assertEquals(of(0.3, 0.6), Spectrum.of(2).scaled(0.1 + 0.2));
    String text = "FLX-120: a spectrum is scaled by a finite factor that is not 0, got ";
    assertRefused(text + "0.0", () -> Spectrum.of(1).scaled(0));
    assertRefused(text + "NaN", () -> Spectrum.of(1).scaled(Double.NaN));
  }

  @Test
  void a_spectrum_stays_bounded() {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> assertEquals(Spectrum.of(10_000), Spectrum.of(1).occurring(10_000)));
    assertRefused(
        "FLX-120: a spectrum has at most 10000 frequencies, got more sums of [1] of them",
        () -> Spectrum.of(1).occurring(10_001));
    assertRefused(
        "FLX-120: a spectrum has at most 10000 frequencies, got more sums of [1] of them",
        () -> Spectrum.of(1).occurring(Integer.MAX_VALUE));
    assertRefused(
        "FLX-120: a spectrum has at most 10000 frequencies, got more sums of [200, 100] of them",
        () -> Spectrum.of(200).times(Spectrum.of(100).scaled(401)));
    double[] unrelated = {1, Math.sqrt(2), Math.sqrt(3), Math.sqrt(5), Math.sqrt(7)};
    assertRefused(
        "FLX-120: a spectrum has at most 10000 frequencies, got more sums of [5] of them",
        () -> of(unrelated).occurring(12));
  }

  @Test
  void a_parameter_occurs() {
    assertRefused(
        "FLX-120: a parameter occurs at least once, got 0", () -> Spectrum.of(1).occurring(0));
    assertRefused(
        "FLX-120: frequencies that are added lie within 12 powers of ten, got "
            + "1.4142135623730953E-13 in sums of up to 2.0",
        () -> of(1, 1e-13 * Math.sqrt(2)).occurring(2));
  }
}
