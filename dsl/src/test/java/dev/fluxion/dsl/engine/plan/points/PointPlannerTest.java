package dev.fluxion.dsl.engine.plan.points;

import static dev.fluxion.dsl.engine.plan.points.Targets.ONE;
import static dev.fluxion.dsl.engine.plan.points.Targets.plan;
import static dev.fluxion.dsl.engine.plan.points.Targets.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Spectrum;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointPlannerTest {
  @Test
  void every_layout_that_differs_is_described() {
    PointPlanner planner = new PointPlanner(Collections.nCopies(4, ONE));
    Planned planned = planner.plan(upTo(4, 2), Objective.FEWEST_POINTS);
    assertEquals(
        List.of(
            "SEPARATE 37",
            "GRID_QUARTER 33",
            "GRID_THIRD 33",
            "LINES_QUARTER 27",
            "LINES_THIRD 27"),
        planned.alternatives().stream().map(each -> each.layout() + " " + each.points()).toList());
    assertEquals(Layout.LINES_THIRD, planned.chosen());
    assertEquals("the fewest points, 27", planned.reason());
    Planned gradient = planner.plan(upTo(4, 1), Objective.FEWEST_POINTS);
    assertEquals(
        List.of(Layout.SEPARATE),
        gradient.alternatives().stream().map(Alternative::layout).toList());
  }

  @Test
  void a_layout_that_is_given_is_used_whatever_it_costs() {
    List<Orders> targets = upTo(4, 2);
    int[] expected = {37, 33, 33, 27, 27, 27};
    for (Layout layout : Layout.values()) {
      Planned planned = plan(Collections.nCopies(4, ONE), targets, Objective.fixed(layout));
      assertEquals(layout, planned.chosen());
      assertEquals("the layout was given", planned.reason());
      assertEquals(expected[layout.ordinal()], planned.stencil().points().size());
    }
  }

  @Test
  void plans_of_equal_requests_are_equal() {
    List<Orders> targets = upTo(3, 3);
    List<ShiftVector> points =
        plan(Collections.nCopies(3, ONE), targets, Objective.FEWEST_POINTS).stencil().points();
    PointPlanner used = new PointPlanner(Collections.nCopies(3, ONE));
    used.plan(upTo(3, 4), Objective.FEWEST_POINTS);
    assertEquals(points, used.plan(targets, Objective.FEWEST_POINTS).stencil().points());
    assertEquals(
        points.stream().sorted().map(ShiftVector::size).toList(),
        points.stream().map(ShiftVector::size).toList());
  }

  @Test
  void a_target_that_is_asked_twice_has_two_rows_and_no_more_points() {
    Stencil stencil =
        plan(
                List.of(ONE),
                List.of(Orders.of(0), Orders.of(0, 0, 0), Orders.of(0)),
                Objective.FEWEST_POINTS)
            .stencil();
    assertEquals(2, stencil.points().size());
    assertEquals(stencil.weight(0, 0), stencil.weight(2, 0));
    assertEquals(-stencil.weight(0, 0), stencil.weight(1, 0));
  }

  @Test
  void forty_five_thousand_derivatives_are_planned_at_once() {
    int m = 300;
    List<Orders> targets = upTo(m, 2);
    assertEquals(45_451, targets.size());
    PointPlanner planner = new PointPlanner(axis -> ONE);
    Planned planned =
        assertTimeout(Duration.ofSeconds(20), () -> planner.plan(targets, Objective.FEWEST_POINTS));
    assertEquals(1 + 2 * m + 3 * m * (m - 1) / 2, planned.stencil().points().size());
  }

  @Test
  void frequencies_that_cannot_be_told_apart_are_refused_by_name() {
    PointPlanner close = new PointPlanner(axis -> Spectrum.ofFrequencies(1, 1 + 1e-9));
    FluxionException refusal =
        assertThrows(FluxionException.class, () -> close.plan(upTo(1, 1), Objective.FEWEST_POINTS));
    assertEquals("FLX-322", refusal.code());
    PointPlanner slow = new PointPlanner(axis -> Spectrum.ofFrequencies(1e-300));
    assertThrows(FluxionException.class, () -> slow.plan(upTo(1, 1), Objective.FEWEST_POINTS));
  }

  @Test
  void costs_that_make_no_sense_are_refused() {
    Stream.of(Double.NaN, -1.0, Double.POSITIVE_INFINITY)
        .forEach(cost -> assertThrows(FluxionException.class, () -> Objective.cost(cost, 1, 1)));
    assertThrows(FluxionException.class, () -> Objective.cost(1, 1, 0));
    PointPlanner planner = new PointPlanner(axis -> ONE);
    Objective two = Objective.FEWEST_POINTS.weighted(List.of(1.0, 2.0));
    assertThrows(IllegalArgumentException.class, () -> planner.plan(upTo(1, 2), two));
  }
}
