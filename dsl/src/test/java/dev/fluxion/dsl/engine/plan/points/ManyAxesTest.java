package dev.fluxion.dsl.engine.plan.points;

import static dev.fluxion.dsl.engine.plan.points.Targets.ONE;
import static dev.fluxion.dsl.engine.plan.points.Targets.WAVE;
import static dev.fluxion.dsl.engine.plan.points.Targets.count;
import static dev.fluxion.dsl.engine.plan.points.Targets.gradient;
import static dev.fluxion.dsl.engine.plan.points.Targets.hessian;
import static dev.fluxion.dsl.engine.plan.points.Targets.plan;
import static dev.fluxion.dsl.engine.plan.points.Targets.points;
import static dev.fluxion.dsl.engine.plan.points.Targets.upTo;
import static dev.fluxion.dsl.engine.plan.points.Targets.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.math.IntMath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Axes of one frequency: the counts K(m, n) of reference/shift-rules.md, section 4. */
class ManyAxesTest {
  /** Plans are tried on a function up to this many axes. */
  private static final int TRIED = 6;

  private static void assertUpTo(int order, int... expected) {
    for (int m = 1; m <= expected.length; m++) {
      List<Orders> targets = upTo(m, order);
      int got = m <= TRIED ? points(m, ONE, targets) : count(m, ONE, targets);
      assertEquals(expected[m - 1], got, "order " + order + " of " + m + " axes");
    }
  }

  private static int pairs(int m) {
    return m * (m - 1) / 2;
  }

  @Test
  void a_value_and_a_gradient_cost_2m_plus_1() {
    assertUpTo(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21);
  }

  @Test
  void a_gradient_alone_costs_2m() {
    for (int m = 1; m <= TRIED; m++) {
      assertEquals(2 * m, points(m, ONE, gradient(m)));
    }
  }

  @Test
  void a_value_a_gradient_and_a_Hessian_cost_three_points_for_each_pair() {
    assertUpTo(2, 3, 8, 16, 27, 41, 58, 78, 101, 127, 156);
  }

  @Test
  void a_Hessian_alone_costs_one_point_for_each_axis_and_three_for_each_pair() {
    for (int m = 2; m <= TRIED; m++) {
      Planned planned = plan(Collections.nCopies(m, ONE), hessian(m), Objective.FEWEST_POINTS);
      assertEquals(1 + m + 3 * pairs(m), planned.stencil().points().size());
      assertEquals(Layout.LINES_HALF, planned.chosen());
    }
  }

  @Test
  void odd_orders_of_some_axes_do_not_spoil_the_others() {
    for (int m = 3; m <= TRIED; m++) {
      List<Orders> targets = new ArrayList<>(hessian(m));
      targets.add(Orders.of(0));
      assertEquals(2 + m + 3 * pairs(m), points(m, ONE, targets));
    }
  }

  @Test
  void all_third_orders_cost_four_points_for_each_pair_and_triple() {
    assertUpTo(3, 3, 9, 23, 49, 91, 153, 239, 353, 499, 681);
  }

  @Test
  void all_fourth_orders_use_planes_and_lines() {
    assertUpTo(4, 3, 9, 26, 66, 146, 288);
  }

  @Test
  void orders_that_span_everything_cost_3_to_the_m() {
    for (int m = 1; m <= 4; m++) {
      assertEquals(IntMath.pow(3, m), points(m, ONE, upTo(m, 2 * m)));
      assertEquals(IntMath.pow(3, m), points(m, ONE, upTo(m, 2 * m + 1)));
    }
  }

  @Test
  void one_mixed_derivative_costs_the_corners() {
    for (int m = 2; m <= TRIED; m++) {
      assertEquals(1 << m, points(m, ONE, mixed(m)));
    }
    assertEquals(1 << 10, count(10, ONE, mixed(10)));
  }

  private static List<Orders> mixed(int m) {
    Orders orders = Orders.NONE;
    for (int axis = 0; axis < m; axis++) {
      orders = orders.with(axis, 1);
    }
    return List.of(orders);
  }

  @Test
  void high_orders_cost_what_low_ones_of_their_parity_do() {
    assertEquals(4, points(2, ONE, List.of(Orders.NONE.with(0, 7).with(1, 3))));
    assertEquals(4, points(2, ONE, List.of(Orders.NONE.with(0, 7).with(1, 3), Orders.of(0, 1))));
    assertEquals(8, points(2, ONE, upTo(2, 2)));
    List<Orders> higher = new ArrayList<>(upTo(2, 2));
    higher.add(Orders.NONE.with(0, 7).with(1, 3));
    higher.add(Orders.NONE.with(0, 12));
    assertEquals(8, points(2, ONE, higher));
  }

  @Test
  void a_row_of_a_Hessian_shares_the_points_of_the_gradient() {
    int m = 5;
    List<Orders> targets = new ArrayList<>(value());
    targets.addAll(gradient(m));
    for (int axis = 0; axis < m; axis++) {
      targets.add(Orders.of(0, axis));
    }
    assertEquals(1 + 2 * m + 3 * (m - 1), points(m, ONE, targets));
  }

  @Test
  void waves_without_a_constant_cost_the_lower_bound() {
    for (int m = 1; m <= TRIED; m++) {
      assertEquals(m + 1, points(m, WAVE, upTo(m, 1)));
      for (int order = 2; order <= 4; order++) {
        int expected = 0;
        for (int j = 0; j <= Math.min(order, m); j++) {
          expected += IntMath.binomial(m, j);
        }
        assertEquals(expected, points(m, WAVE, upTo(m, order)), m + " axes, order " + order);
      }
    }
  }

  @Test
  void derivatives_that_are_known_to_vanish_cost_nothing() {
    PointPlanner neighbours =
        new PointPlanner(axis -> ONE, axes -> axes[axes.length - 1] - axes[0] == 1);
    int m = 6;
    List<Orders> targets = upTo(m, 2);
    Stencil stencil = neighbours.plan(targets, Objective.FEWEST_POINTS).stencil();
    assertEquals(1 + 2 * m + 3 * (m - 1), stencil.points().size());
    assertEquals(0, stencil.rowSize(targets.indexOf(Orders.of(0, 5))));
  }

  @Test
  void no_target_needs_no_point() {
    assertEquals(0, points(2, ONE, List.of()));
  }

  @Test
  void more_parameters_than_a_line_serves_are_named() {
    Planned planned = plan(Collections.nCopies(5, ONE), upTo(5, 5), Objective.FEWEST_POINTS);
    Planned lines =
        plan(Collections.nCopies(5, ONE), upTo(5, 5), Objective.fixed(Layout.LINES_THIRD));
    assertEquals(List.of("5 parameters exceed the line rule's 4: corners"), lines.fallbacks());
    assertEquals(243, planned.stencil().points().size());
  }
}
