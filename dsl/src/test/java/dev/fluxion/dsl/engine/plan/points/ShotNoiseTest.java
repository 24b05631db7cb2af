package dev.fluxion.dsl.engine.plan.points;

import static dev.fluxion.dsl.engine.plan.points.Targets.ONE;
import static dev.fluxion.dsl.engine.plan.points.Targets.plan;
import static dev.fluxion.dsl.engine.plan.points.Targets.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variances and norms of reference/shift-rules.md, section 5. */
class ShotNoiseTest {
  private static Alternative alternative(Layout layout, int m, List<Orders> targets) {
    Objective objective = new Objective(Optional.of(layout), 1, 1, 1, List.of());
    Planned planned = plan(Collections.nCopies(m, ONE), targets, objective);
    return planned.alternatives().stream()
        .filter(each -> each.layout() == layout)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1,   6.4,   8.0,   6.4,    8.0,   6.4",
    "2,  25.3,  30.9,  28.9,   36.0,  28.9",
    "4, 168.0, 193.0, 225.0,  271.0, 225.0",
    "6, 617.0, 683.0, 895.0, 1049.0, 891.0"
  })
  void the_variance_of_a_value_a_gradient_and_a_Hessian_is_that_of_the_table(
      int m, double separate, double quarter, double third, double linesQuarter, double lines) {
    double[] expected = {separate, quarter, third, linesQuarter, lines};
    double half = m < 4 ? 0.05 : 0.5;
    for (int k = 0; k < expected.length; k++) {
      Layout layout = Layout.values()[k];
      assertEquals(
          expected[k], alternative(layout, m, upTo(m, 2)).variance(), half, layout + ", m = " + m);
    }
  }

  @Test
  void a_rule_for_each_derivative_has_weights_of_sum_one() {
    for (int order = 1; order <= 4; order++) {
      Objective objective = Objective.fixed(Layout.SEPARATE);
      List<Orders> targets = upTo(3, order);
      Stencil stencil = plan(Collections.nCopies(3, ONE), targets, objective).stencil();
      for (int row = 0; row < stencil.rows(); row++) {
        assertEquals(1, stencil.norm(row), 1e-12, targets.get(row).toString());
      }
    }
  }

  @Test
  void the_sum_of_the_weights_on_a_line_is_small() {
    assertEquals(2.5, top(Layout.LINES_QUARTER, 2, upTo(2, 2)), 1e-12);
    assertEquals(2, top(Layout.LINES_THIRD, 2, upTo(2, 2)), 1e-12);
    assertEquals(3.15, top(Layout.LINES_QUARTER, 3, upTo(3, 3)), 5e-3);
    assertEquals(6.15, top(Layout.LINES_THIRD, 4, allButTheTop()), 5e-3);
  }

  private static double top(Layout layout, int m, List<Orders> targets) {
    Stencil stencil = plan(Collections.nCopies(m, ONE), targets, Objective.fixed(layout)).stencil();
    Orders top = Orders.NONE;
    for (int axis = 0; axis < m; axis++) {
      top = top.with(axis, 1);
    }
    return stencil.norm(targets.indexOf(top));
  }

  /** Everything along three of four axes, and of the mixed derivatives of all the lowest one. */
  private static List<Orders> allButTheTop() {
    List<Orders> targets = new ArrayList<>();
    for (Orders orders : upTo(4, 6)) {
      boolean low = true;
      for (int k = 0; k < orders.size(); k++) {
        low &= orders.orderAt(k) <= 2;
      }
      if (low && (orders.size() < 4 || orders.total() == 4)) {
        targets.add(orders);
      }
    }
    return targets;
  }

  @Test
  void points_on_planes_and_lines_of_four_axes_have_weights_below_ten() {
    Alternative lines = alternative(Layout.LINES_THIRD, 4, upTo(4, 4));
    assertEquals(66, lines.points());
    assertTrue(lines.norm() < 10, lines::toString);
  }

  @Test
  void fewer_points_win_where_evaluations_are_dear_and_small_weights_where_shots_are() {
    List<Orders> targets = upTo(4, 2);
    PointPlanner planner = new PointPlanner(Collections.nCopies(4, ONE));
    Alternative separate = alternative(Layout.SEPARATE, 4, targets);
    Alternative lines = alternative(Layout.LINES_THIRD, 4, targets);
    double even = (lines.variance() - separate.variance()) / (separate.points() - lines.points());
    Objective dearer = Objective.cost(1.01 * even, 1, 1);
    Objective cheaper = Objective.cost(0.99 * even, 1, 1);
    assertEquals(Layout.LINES_THIRD, planner.plan(targets, dearer).chosen());
    assertEquals(Layout.SEPARATE, planner.plan(targets, cheaper).chosen());
    assertEquals(Layout.LINES_THIRD, planner.plan(targets, Objective.FEWEST_POINTS).chosen());
  }

  @Test
  void
      twenty_seven_points_beat_the_grid_of_thirty_three_from_six_evaluations_for_thirty_two_shots_on() {
    List<Orders> targets = upTo(4, 2);
    Alternative grid = alternative(Layout.GRID_QUARTER, 4, targets);
    Alternative lines = alternative(Layout.LINES_THIRD, 4, targets);
    assertEquals(6, grid.points() - lines.points());
    assertEquals(32, lines.variance() - grid.variance(), 0.5);
    double even = (lines.variance() - grid.variance()) / 6;
    double standardError = 0.01;
    double shots = 1 / (standardError * standardError);
    Objective dearer = Objective.cost(1.01 * even * shots, 1, standardError);
    Objective cheaper = Objective.cost(0.99 * even * shots, 1, standardError);
    assertTrue(dearer.prefers(lines, grid));
    assertTrue(cheaper.prefers(grid, lines));
  }

  @Test
  void targets_count_by_their_weights() {
    List<Orders> targets = upTo(2, 1);
    PointPlanner planner = new PointPlanner(List.of(ONE, ONE));
    Objective valueOnly = Objective.cost(0, 1, 1).weighted(List.of(1.0, 0.0, 0.0));
    assertEquals(1, planner.plan(targets, valueOnly).alternatives().get(0).variance(), 1e-12);
    Objective slopes = Objective.cost(0, 1, 1).weighted(List.of(0.0, 4.0, 4.0));
    assertEquals(16, planner.plan(targets, slopes).alternatives().get(0).variance(), 1e-12);
  }
}
