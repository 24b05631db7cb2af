package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * The refusals of shots, prices, budgets and plans by their whole sentences, which the catalogue of
 * errors must explain.
 */
class PlanMessagesTest {
  private static final ErrorCatalogue CATALOGUE = ErrorCatalogue.read();

  private final CosineProduct cosines = new CosineProduct();
  private final CoinBackend backend = CoinBackend.of(Backend.Kind.HARDWARE);

  private static FluxionException assertRefused(String message, Executable action) {
    FluxionException refusal = assertThrows(FluxionException.class, action);
    assertEquals(message, refusal.getMessage().lines().findFirst().orElseThrow());
    assertEquals(message.substring(0, message.indexOf(':')), refusal.code());
    assertTrue(CATALOGUE.explains(message), () -> "ERRORS.md does not read like: " + message);
    return refusal;
  }

  @Test
  void covariances_of_too_many_numbers_would_not_fit() {
    Result result =
        Fluxion.function("f")
            .input("x", vector(4_001))
            .returns(Expr::sum)
            .request()
            .value()
            .gradient()
            .at(new double[4_001]);
    String start = "FLX-242: covariances are given of at most 4000 numbers at once, function 'f'";
    assertRefused(start + " was asked for 4001", () -> result.covariance("gradient"));
    assertRefused(start + " was asked for 4002", result::covariance);
    assertEquals(1, result.covariance("value").shape().size());
  }

  @Test
  void a_weight_is_of_what_is_asked_for() {
    DifferentiableFunction f =
        cosines.function(2).on(backend, Sampling.total(1_000).weight("hessian", 4));
    String message =
        "FLX-250: a weight is of what a request asks for, the request to 'cosines' asks for"
            + " [value, gradient], got a weight of 'hessian'";
    assertRefused(message, () -> f.request().value().gradient().prepare());
    assertRefused(message, () -> f.request().value().gradient().at(0.3, 0.4));
    assertEquals(0, backend.evaluations());
    f.request().value().hessian().at(0.3, 0.4);
    f.value(0.3, 0.4);
  }

  @Test
  void a_weight_of_a_derivative_has_its_name() {
    DifferentiableFunction f =
        cosines
            .function(2)
            .on(backend, Sampling.total(1_000).weight("partial [0, 1]", 4).weight("value", 0.5));
    f.request().value().partial(1, 0).at(0.3, 0.4);
  }

  @Test
  void prices_that_plans_are_chosen_by_are_not_negative() {
    String start = "FLX-251: costs are finite and not negative and a standard error is positive, ";
    assertRefused(
        start + "got -1.0 for an evaluation, 0.5 for a shot and a standard error of 0.1",
        () -> Planning.leastCost(-1, 0.5, 0.1));
    assertRefused(
        start + "got 1.0 for an evaluation, Infinity for a shot and a standard error of 0.1",
        () -> Planning.leastCost(1, Double.POSITIVE_INFINITY, 0.1));
    assertRefused(
        start + "got 1.0 for an evaluation, 0.5 for a shot and a standard error of 0.0",
        () -> Planning.leastCost(1, 0.5, 0));
    assertRefused(
        start + "got NaN for an evaluation, 0.5 for a shot and a standard error of 0.1",
        () -> Planning.leastCost(Double.NaN, 0.5, 0.1));
  }

  @Test
  void budgets_and_their_prices_are_not_negative() {
    String start = "FLX-252: a budget and its prices are finite and 0 or more, got ";
    assertRefused(start + "-1", () -> Budget.ofEvaluations(-1));
    assertRefused(start + "-2", () -> Budget.ofShots(-2));
    assertRefused(start + "-0.5", () -> Budget.ofCost(-0.5, 1, 1));
    assertRefused(start + "Infinity", () -> Budget.ofCost(Double.POSITIVE_INFINITY, 1, 1));
    assertRefused(start + "NaN", () -> Budget.ofCost(1, Double.NaN, 1));
    assertRefused(start + "-1.0", () -> Budget.ofCost(1, 1, -1));
  }

  @Test
  void a_budget_is_enough_for_the_plan_which_is_shown() {
    DifferentiableFunction f = cosines.function(2).on(backend, Sampling.each(10));
    String start = "FLX-253: function 'cosines' needs ";
    FluxionException refusal =
        assertRefused(
            start + "1 evaluations, the budget is 0",
            () -> f.within(Budget.ofEvaluations(0)).value(0.3, 0.4));
    assertEquals(refusal.getMessage(), start + "1 evaluations, the budget is 0\n" + f.explain());
    assertRefused(
        start + "10 shots, the budget is 9", () -> f.within(Budget.ofShots(9)).value(0.3, 0.4));
    assertRefused(
        start + "a cost of 12.5000, the budget is 12.4000",
        () -> f.within(Budget.ofCost(12.4, 2.5, 1)).value(0.3, 0.4));
    assertEquals(0, backend.evaluations());
  }

  @Test
  void a_list_has_no_negative_length() {
    assertRefused(
        "FLX-254: a list in the JSON of a plan has 0 entries or more, got -1",
        () -> cosines.function(2).explain().toJson(-1));
  }
}
