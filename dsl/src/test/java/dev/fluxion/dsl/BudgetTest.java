package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.FluxionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A plan that costs more than its budget is refused before anything is evaluated. */
class BudgetTest {
  private static final double[] POINT = {0.3, 0.4};

  private final CosineProduct cosines = new CosineProduct();
  private final CoinBackend backend = CoinBackend.of(Backend.Kind.HARDWARE);

  private static Request all(DifferentiableFunction function) {
    return function.request().value().gradient().hessian();
  }

  private DifferentiableFunction sampled(Sampling sampling) {
    return cosines.function(2).on(backend, sampling);
  }

  private void assertRefused(String message, Executable action) {
    long before = backend.evaluations();
    cosines.calls();
    FluxionException refused = assertThrows(FluxionException.class, action);
    assertEquals(
        "FLX-253: function 'cosines' needs " + message,
        refused.getMessage().lines().findFirst().orElseThrow());
    assertTrue(refused.getMessage().contains("\nplan of cosines\n"), refused.getMessage());
    assertEquals(before, backend.evaluations());
    assertEquals(0, cosines.calls());
  }

  @Test
  void evaluations_are_limited() {
    Request request = all(sampled(Sampling.each(10)).within(Budget.ofEvaluations(7)));
    assertRefused("8 evaluations, the budget is 7", () -> request.at(POINT));
    assertRefused("8 evaluations, the budget is 7", request::prepare);
    all(sampled(Sampling.each(10)).within(Budget.ofEvaluations(8))).at(POINT);
    assertEquals(8, backend.evaluations());
  }

  @Test
  void shots_are_limited() {
    for (Sampling sampling : new Sampling[] {Sampling.each(100), Sampling.total(800)}) {
      DifferentiableFunction f = sampled(sampling);
      assertRefused(
          "800 shots, the budget is 799", () -> all(f.within(Budget.ofShots(799))).at(POINT));
      assertEquals(800, all(f.within(Budget.ofShots(800))).at(POINT).counters().shots());
    }
  }

  @Test
  void shots_that_an_error_takes_are_limited() {
    DifferentiableFunction f = sampled(Sampling.toError(0.1));
    long shots = all(f).explain().shots();
    assertRefused(
        shots + " shots, the budget is " + (shots - 1),
        () -> all(f.within(Budget.ofShots(shots - 1))).at(POINT));
    all(f.within(Budget.ofShots(shots))).prepare();
  }

  @Test
  void a_pilot_counts_where_an_error_takes_fewer_shots() {
    DifferentiableFunction f = sampled(Sampling.toError(100).pilot(10));
    assertRefused("80 shots, the budget is 79", () -> all(f.within(Budget.ofShots(79))).at(POINT));
    assertEquals(80, all(f.within(Budget.ofShots(80))).at(POINT).counters().shots());
  }

  @Test
  void the_cost_is_limited() {
    DifferentiableFunction f = sampled(Sampling.each(100));
    assertRefused(
        "a cost of 9.60000, the budget is 9.59000",
        () -> all(f.within(Budget.ofCost(9.59, 0.2, 0.01))).at(POINT));
    all(f.within(Budget.ofCost(9.6, 0.2, 0.01))).at(POINT);
  }

  @Test
  void rounding_is_no_cost() {
    assertTrue(3 * 0.1 > 0.3);
    DifferentiableFunction f = cosines.function(1).within(Budget.ofCost(0.3, 0.1, 0));
    all(f).at(0.3);
    assertEquals(3, cosines.calls());
  }

  @Test
  void limits_hold_together() {
    Budget budget = Budget.ofEvaluations(8).andShots(800).andCost(9.6, 0.2, 0.01);
    all(sampled(Sampling.each(100)).within(budget)).at(POINT);
    assertRefused(
        "8 evaluations, the budget is 7",
        () -> all(sampled(Sampling.each(100)).within(budget.andEvaluations(7))).at(POINT));
    assertRefused(
        "808 shots, the budget is 800",
        () -> all(sampled(Sampling.each(101)).within(budget)).at(POINT));
  }

  @Test
  void each_way_to_evaluate_a_function_is_limited() {
    DifferentiableFunction f = cosines.function(2).on(backend).within(Budget.ofEvaluations(0));
    String message = "1 evaluations, the budget is 0";
    assertRefused(message, () -> f.value(POINT));
    assertRefused(message, () -> f.valueInto(POINT, new double[1]));
    assertRefused(message, () -> f.values(new double[][] {POINT, POINT}));
    assertRefused(message, () -> f.request().value().at(POINT));
    assertRefused(message, () -> f.request().value().prepare());
    assertRefused(message, () -> f.refusingNonFinite().value(POINT));
    DifferentiableFunction one = f.within(Budget.ofEvaluations(1));
    one.values(new double[][] {POINT, POINT});
    assertEquals(2, backend.evaluations());
  }

  @Test
  void derivatives_keep_the_budget_and_are_named() {
    FluxionException refused =
        assertThrows(
            FluxionException.class,
            () -> cosines.function(2).within(Budget.ofEvaluations(3)).gradient().value(POINT));
    assertTrue(
        refused
            .getMessage()
            .startsWith(
                "FLX-253: function 'gradient of cosines' needs 4 evaluations, the budget is 3\n"),
        refused.getMessage());
  }

  @Test
  void a_plan_is_explained_whatever_it_costs() {
    DifferentiableFunction f = cosines.function(2).on(backend).within(Budget.ofEvaluations(0));
    assertEquals(1, f.explain().evaluations());
    assertEquals(8, all(f).explain().evaluations());
    assertThrows(FluxionException.class, () -> f.value(POINT));
    assertEquals(1, f.explain().evaluations());
  }

  @Test
  void what_a_cache_has_is_not_subtracted() {
    DifferentiableFunction f = cosines.function(2).on(backend).caching(EvaluationCache.ofSize(100));
    all(f).at(POINT);
    assertRefused(
        "8 evaluations, the budget is 7", () -> all(f.within(Budget.ofEvaluations(7))).at(POINT));
  }

  @Test
  void nothing_is_limited_unless_it_is_said() {
    all(sampled(Sampling.each(1L << 40)).within(Budget.unlimited())).prepare();
    all(sampled(Sampling.each(1L << 40)).within(Budget.ofEvaluations(8))).prepare();
  }
}
