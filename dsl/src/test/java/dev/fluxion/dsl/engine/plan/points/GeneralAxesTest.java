package dev.fluxion.dsl.engine.plan.points;

import static dev.fluxion.dsl.engine.plan.points.Targets.ONE;
import static dev.fluxion.dsl.engine.plan.points.Targets.WAVE;
import static dev.fluxion.dsl.engine.plan.points.Targets.plan;
import static dev.fluxion.dsl.engine.plan.points.Targets.points;
import static dev.fluxion.dsl.engine.plan.points.Targets.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Spectrum;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Axes of several frequencies, of different units, and of different kinds. */
class GeneralAxesTest {
  private static final Spectrum CONTROLLED = Spectrum.ofFrequencies(0.5, 1);

  private static int line(int r, int s) {
    return 1 + 2 * r + 2 * s + 2 * (r + s) - 1;
  }

  @Test
  void a_mixed_second_derivative_costs_one_line() {
    for (int[] r : new int[][] {{1, 1}, {1, 2}, {2, 2}, {2, 3}, {3, 3}}) {
      List<Spectrum> spectra = List.of(Spectrum.of(r[0]), Spectrum.of(r[1]));
      assertEquals(line(r[0], r[1]), points(spectra, upTo(2, 2)), spectra.toString());
    }
  }

  @Test
  void a_line_follows_the_units_of_its_axes() {
    assertEquals(line(1, 2), points(List.of(ONE, CONTROLLED), upTo(2, 2)));
    assertEquals(line(2, 2), points(List.of(CONTROLLED, Spectrum.ofFrequencies(3, 6)), upTo(2, 2)));
    assertEquals(
        line(1, 1),
        points(List.of(Spectrum.ofFrequencies(0.3), Spectrum.ofFrequencies(7)), upTo(2, 2)));
  }

  @Test
  void axes_without_a_unit_have_corners_and_say_so() {
    Spectrum roots = Spectrum.ofFrequencies(1, Math.sqrt(2));
    List<Spectrum> spectra = List.of(roots, ONE);
    assertEquals(1 + 4 + 2 + 8, points(spectra, upTo(2, 2)));
    assertEquals(
        List.of(
            "frequencies [1.0, 1.4142135623730951] have no common unit, which a line needs:"
                + " corners"),
        plan(spectra, upTo(2, 2), Objective.fixed(Layout.LINES_THIRD)).fallbacks());
  }

  @Test
  void one_frequency_has_a_unit_whatever_it_is() {
    Spectrum root = Spectrum.ofFrequencies(Math.sqrt(2));
    assertEquals(3, points(List.of(root), upTo(1, 5)));
    assertEquals(9, points(List.of(root, ONE), upTo(2, 4)));
  }

  @Test
  void an_axis_without_a_constant_needs_no_points_for_even_orders() {
    assertEquals(3 * 2, points(List.of(ONE, WAVE), upTo(2, 2)));
    assertEquals(1 + 2 + 2 + 1 + 3 + 2 + 2, points(List.of(ONE, ONE, WAVE), upTo(3, 2)));
  }

  @Test
  void a_line_runs_beside_an_axis_without_a_constant() {
    List<Spectrum> spectra = List.of(ONE, WAVE, ONE);
    int pairs = 4 + 2 + 2;
    assertEquals(1 + 2 + 2 + 1 + pairs + 3, points(spectra, upTo(3, 3)));
  }

  @Test
  void axes_of_all_kinds_go_together() {
    List<Spectrum> spectra =
        List.of(
            ONE,
            CONTROLLED,
            WAVE,
            Spectrum.ofFrequencies(1, 3).withoutConstant(),
            Spectrum.ofFrequencies(1, 2).withoutConstant());
    for (int order = 1; order <= 3; order++) {
      for (Layout layout : Layout.values()) {
        plan(spectra, upTo(5, order), Objective.fixed(layout));
      }
    }
    int single = 1 + 2 + 4 + 1 + 3 + 3;
    assertEquals(single, points(spectra, upTo(5, 1)));
  }

  @Test
  void three_axes_of_two_frequencies_share_a_line_of_the_third_order() {
    List<Spectrum> spectra = List.of(Spectrum.of(2), Spectrum.of(2), Spectrum.of(2));
    int grid = 1 + 3 * 4 + 3 * 16;
    assertEquals(grid + 12, points(spectra, upTo(3, 3)));
  }

  @Test
  void gaps_shorten_a_line() {
    Spectrum gap = Spectrum.ofFrequencies(1, 3);
    int got = points(List.of(gap, ONE), upTo(2, 2));
    assertTrue(got <= 1 + 4 + 2 + 7, () -> "got " + got);
  }
}
