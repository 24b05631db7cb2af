package dev.fluxion.dsl.engine.plan.points;

import static dev.fluxion.dsl.engine.plan.points.Targets.alone;
import static dev.fluxion.dsl.engine.plan.points.Targets.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleAxisTest {
  private static int points(Spectrum spectrum, int... orders) {
    return Targets.points(1, spectrum, alone(orders));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void odd_and_even_orders_together_cost_2R_plus_1(int r) {
    Spectrum spectrum = Spectrum.of(r);
    assertEquals(2 * r + 1, points(spectrum, 0, 1));
    assertEquals(2 * r + 1, points(spectrum, 1, 2));
    assertEquals(2 * r + 1, points(spectrum, 0, 1, 2, 3, 4));
    assertEquals(2 * r + 1, points(spectrum, 7, 12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void odd_orders_alone_cost_2R(int r) {
    assertEquals(2 * r, points(Spectrum.of(r), 1));
    assertEquals(2 * r, points(Spectrum.of(r), 1, 3, 5));
    assertEquals(2 * r, points(Spectrum.of(r), 29));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void even_orders_alone_cost_2R_with_the_value(int r) {
    assertEquals(2 * r, points(Spectrum.of(r), 2));
    assertEquals(2 * r, points(Spectrum.of(r), 0, 2, 4));
    assertEquals(2 * r, points(Spectrum.of(r), 30));
    Planned planned = plan(List.of(Spectrum.of(r)), alone(2), Objective.FEWEST_POINTS);
    assertEquals(ShiftVector.ZERO, planned.stencil().points().get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void thirty_orders_cost_as_many_points_as_two(int r) {
    assertEquals(2 * r + 1, points(Spectrum.of(r), IntStream.rangeClosed(0, 30).toArray()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void the_weights_of_one_order_reach_the_bound_of_Bernstein(int r) {
    for (int order = 1; order <= 30; order++) {
      Planned planned = plan(List.of(Spectrum.of(r)), alone(order), Objective.FEWEST_POINTS);
      double bound = Math.pow(r, order);
      assertEquals(bound, planned.stencil().norm(0), 1e-9 * bound, "order " + order);
    }
  }

  @Test
  void the_value_is_the_evaluation_at_the_base_point() {
    assertEquals(1, points(Spectrum.of(3), 0));
    Stencil stencil =
        plan(List.of(Spectrum.of(2)), alone(0, 1, 2), Objective.FEWEST_POINTS).stencil();
    assertEquals(1, stencil.rowSize(0));
    assertEquals(1.0, stencil.weight(0, 0));
    assertEquals(ShiftVector.ZERO, stencil.points().get(stencil.point(0, 0)));
  }

  @Test
  void the_two_terms_of_a_first_derivative_are_a_quarter_turn_away() {
    Stencil stencil = plan(List.of(Spectrum.of(1)), alone(1), Objective.FEWEST_POINTS).stencil();
    Angle quarter = Angle.PI.over(2);
    assertEquals(
        List.of(ShiftVector.of(0, quarter), ShiftVector.of(0, quarter.negate())), stencil.points());
    assertEquals(0.5, stencil.weight(0, 0));
    assertEquals(-0.5, stencil.weight(0, 1));
  }

  @Test
  void a_controlled_rotation_has_the_four_terms_of_its_literature() {
    Spectrum controlled = Spectrum.ofFrequencies(0.5, 1);
    Stencil stencil = plan(List.of(controlled), alone(1), Objective.FEWEST_POINTS).stencil();
    assertEquals("[[0: π/2], [0: -π/2], [0: 3π/2], [0: -3π/2]]", stencil.points().toString());
    double[] weights = {0.4267766952966369, -0.0732233047033631};
    assertEquals(weights[0], stencil.weight(0, 0), 1e-14);
    assertEquals(weights[1], stencil.weight(0, 2), 1e-14);
    assertEquals(5, points(controlled, 0, 1, 2, 3, 30));
  }

  @Test
  void uneven_frequencies_cost_as_many_points_as_even_ones() {
    for (Spectrum spectrum :
        List.of(
            Spectrum.ofFrequencies(1, 3),
            Spectrum.ofFrequencies(1, Math.sqrt(2)),
            Spectrum.ofFrequencies(0.3, 7.1),
            Spectrum.ofFrequencies(Math.E, Math.PI))) {
      assertEquals(5, points(spectrum, 0, 1, 2, 3, 4, 30), spectrum.toString());
      assertEquals(4, points(spectrum, 1, 3), spectrum.toString());
    }
    assertEquals(4, points(Spectrum.ofFrequencies(1, 3), 0, 2));
    assertEquals(9, points(Spectrum.ofFrequencies(0.3, 7, 7.5, 12), 0, 1, 2, 3));
    assertEquals(7, points(Spectrum.ofFrequencies(1, Math.sqrt(2), Math.sqrt(3)), 0, 1, 2, 3));
  }

  @Test
  void weights_of_searched_points_stay_small() {
    for (Spectrum spectrum :
        List.of(Spectrum.ofFrequencies(1, 3), Spectrum.ofFrequencies(1, Math.sqrt(2)))) {
      Planned planned = plan(List.of(spectrum), alone(0, 1, 2), Objective.FEWEST_POINTS);
      double highest = spectrum.frequencies().get(1);
      assertTrue(planned.stencil().norm(1) < 4 * highest, planned::toString);
      assertTrue(planned.stencil().norm(2) < 4 * highest * highest, planned::toString);
    }
  }

  @Test
  void a_wave_without_a_constant_needs_one_point_for_each_parity() {
    assertEquals(1, points(Targets.WAVE, 1));
    assertEquals(1, points(Targets.WAVE, 1, 3, 29));
    assertEquals(1, points(Targets.WAVE, 0, 2, 30));
    assertEquals(2, points(Targets.WAVE, 0, 1, 2, 3));
  }

  @Test
  void an_antiperiod_saves_one_point_of_each_set() {
    for (int r = 2; r <= 4; r++) {
      double[] odd = IntStream.range(0, r).mapToDouble(k -> 2 * k + 1).toArray();
      Spectrum spectrum = Spectrum.ofFrequencies(odd).withoutConstant();
      assertEquals(2 * r - 1, points(spectrum, 1));
      assertEquals(2 * r - 1, points(spectrum, 0, 2));
      assertEquals(2 * r, points(spectrum, 0, 1, 2, 3, 30));
    }
    Spectrum uneven = Spectrum.ofFrequencies(1, 5).withoutConstant();
    assertEquals(3, points(uneven, 1));
    assertEquals(4, points(uneven, 0, 1, 2, 3));
  }

  @Test
  void without_a_constant_there_is_one_dimension_less() {
    Spectrum spectrum = Spectrum.ofFrequencies(1, 2).withoutConstant();
    assertEquals(4, points(spectrum, 0, 1, 2, 3, 4));
    assertEquals(2, points(spectrum, 0, 2, 4));
    assertEquals(4, points(spectrum, 1));
    Spectrum incommensurate = Spectrum.ofFrequencies(1, Math.sqrt(2)).withoutConstant();
    assertEquals(4, points(incommensurate, 0, 1, 2, 3, 4));
    assertEquals(3, points(incommensurate, 0, 2));
  }
}
