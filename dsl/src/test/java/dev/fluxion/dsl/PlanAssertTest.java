package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.scalar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Backend;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Assertions about plans hold when they should, and fail with the plan when they should not. */
class PlanAssertTest {
  private final CosineProduct cosines = new CosineProduct();
  private final CoinBackend backend = CoinBackend.of(Backend.Kind.HARDWARE).limit(5);
  private final DifferentiableFunction exact = cosines.function(2);
  private final DifferentiableFunction sampled = exact.on(backend, Sampling.each(100));

  private static Request all(DifferentiableFunction function) {
    return function.request().value().gradient().hessian();
  }

  private static void assertFails(
      String what, Explanation plan, UnaryOperator<PlanAssert> assertion) {
    AssertionError failure =
        assertThrows(AssertionError.class, () -> assertion.apply(PlanAssert.that(plan)));
    assertEquals(
        "the plan of '" + plan.function() + "' is to have " + what + "\n" + plan,
        failure.getMessage());
  }

  @Test
  void a_plan_has_what_it_has() {
    PlanAssert.that(all(sampled).explain())
        .evaluations(8)
        .atMostEvaluations(8)
        .atMostEvaluations(20)
        .evaluationsOf("test:cosines", 8)
        .evaluationsOf("shift:sin", 0)
        .roundTrips(1)
        .batches(2)
        .atMostShots(800)
        .expectedErrorAtMost(0.21)
        .errorFactorAtMost(2.01)
        .noWarnings();
    assertEquals(0, backend.evaluations());
  }

  @Test
  void whatever_has_a_plan_can_be_asserted_about() {
    PlanAssert.that(exact.hessian()).evaluations(6).roundTrips(0).batches(0);
    PlanAssert.that(all(exact)).evaluations(8);
    PlanAssert.that(all(exact).prepare()).evaluations(8).atMostShots(0).expectedErrorAtMost(0);
    PlanAssert.that(all(exact.within(Budget.ofEvaluations(1)))).evaluations(8);
  }

  @Test
  void numbers_of_evaluations_fail() {
    Explanation plan = all(exact).explain();
    assertFails("12 evaluations, got 8", plan, each -> each.evaluations(12));
    assertFails("at most 7 evaluations, got 8", plan, each -> each.atMostEvaluations(7));
    assertFails(
        "6 evaluations of 'test:cosines', got 8",
        plan,
        each -> each.evaluationsOf("test:cosines", 6));
    assertFails(
        "6 evaluations of 'shift:sin', got 0", plan, each -> each.evaluationsOf("shift:sin", 6));
  }

  @Test
  void numbers_of_batches_and_shots_fail() {
    Explanation plan = all(sampled).explain();
    assertFails("2 round trips, got 1", plan, each -> each.roundTrips(2));
    assertFails("1 batches, got 2", plan, each -> each.batches(1));
    assertFails("at most 799 shots, got 800", plan, each -> each.atMostShots(799));
  }

  @Test
  void errors_fail() {
    Explanation plan = all(sampled).explain();
    assertFails(
        "an expected error of at most 0.100000, got 0.152753",
        all(cosines
                .function(1)
                .on(backend, Sampling.each(100))
                .planning(Planning.only(PointLayout.GRID_THIRD)))
            .explain(),
        each -> each.expectedErrorAtMost(0.1));
    assertFails(
        "an error factor of at most 1.50000, got 2.00000",
        plan,
        each -> each.errorFactorAtMost(1.5));
    assertThrows(AssertionError.class, () -> PlanAssert.that(plan).expectedErrorAtMost(Double.NaN));
  }

  @Test
  void warnings_fail() {
    Explanation plan =
        Fluxion.function("sine")
            .input("x", scalar())
            .returns(x -> Shift.undeclaredSin(x, Angle.of(0.3)))
            .derivative(20)
            .explain();
    AssertionError failure =
        assertThrows(AssertionError.class, () -> PlanAssert.that(plan).noWarnings());
    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "the plan of 'derivative 20 of sine' is to have no warnings, got"
                    + " [shift:sin-undeclared"),
        failure.getMessage());
    assertTrue(failure.getMessage().endsWith(plan.toString()));
  }
}
