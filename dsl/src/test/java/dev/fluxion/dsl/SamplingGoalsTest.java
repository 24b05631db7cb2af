package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How shots are divided: totals, errors aimed at, pilots and weights. */
class SamplingGoalsTest {
  private static final double[] POINT = {0.4, -0.9, 1.3};

  private final Primitive cosines = new CosineProduct().primitive();
  private final DifferentiableFunction plain = function(cosines::at);

  private static DifferentiableFunction function(UnaryOperator<Expr> body) {
    return Fluxion.function("noisy").input("x", vector(3)).returns(body);
  }

  private static CoinBackend coin() {
    return CoinBackend.of(Backend.Kind.SIMULATOR).only(id -> id.startsWith("test:"));
  }

  private static CoinBackend uneven() {
    return coin().deviation(each -> 0.5 + 0.4 * Math.sin(3 * each.inputs().get(0)[0]));
  }

  private static double variance(Tensor errors) {
    return Arrays.stream(errors.toArray()).map(error -> error * error).sum();
  }

  @Test
  void a_total_is_spent_and_divided_no_worse_than_evenly() {
    Request even = plain.on(uneven(), Sampling.each(1_000)).request().value().gradient();
    long total = 1_000 * even.explain().evaluations();
    Result evenly = even.at(POINT);
    Request divided =
        plain.on(uneven(), Sampling.total(total).pilot(200)).request().value().gradient();
    Result result = divided.at(POINT);

    assertEquals(total, evenly.counters().shots());
    assertEquals(total, result.counters().shots());
    double before =
        variance(evenly.standardErrors().value()) + variance(evenly.standardErrors().gradient());
    double after =
        variance(result.standardErrors().value()) + variance(result.standardErrors().gradient());
    assertTrue(after < before, after + " of " + before);
  }

  @Test
  void equal_deviations_divide_a_total_by_the_sizes_of_coefficients() {
    long total = 100_000;
    Request request = plain.on(coin(), Sampling.total(total)).request().value().gradient();
    Result result = request.at(POINT);
    double even = 0;
    Result evenly = plain.on(coin(), Sampling.each(1_000)).request().value().gradient().at(POINT);
    for (Tensor errors :
        List.of(evenly.standardErrors().value(), evenly.standardErrors().gradient())) {
      even += variance(errors) * 1_000 * evenly.counters().evaluations() / total;
    }
    double divided =
        variance(result.standardErrors().value()) + variance(result.standardErrors().gradient());
    assertTrue(divided <= even * (1 + 1e-12), divided + " of " + even);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.01, 0.003})
  void the_error_that_is_aimed_at_is_reached(double error) {
    Request request = plain.on(coin(), Sampling.toError(error)).request().value().gradient();
    Result result = request.at(POINT);
    double reached =
        Math.sqrt(
            variance(result.standardErrors().value())
                + variance(result.standardErrors().gradient()));
    assertTrue(reached <= error, reached + " of " + error);
    assertTrue(reached > 0.9 * error, reached + " of " + error);
    assertEquals(result.counters().shots(), request.explain().shots(), 8);
  }

  @Test
  void symmetric_entries_of_a_hessian_are_one_result_of_an_error_aimed_at() {
    Request request = plain.on(coin(), Sampling.toError(0.01)).request().hessian();
    Result result = request.at(POINT);
    Tensor errors = result.standardErrors().hessian();
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        sum += Math.pow(errors.get(i, j), 2);
      }
    }
    assertEquals(0.01, Math.sqrt(sum), 1e-5);
    assertEquals(result.counters().shots(), request.explain().shots(), 16);
  }

  @Test
  void an_error_is_reached_with_unknown_deviations_after_a_pilot() {
    Sampling sampling = Sampling.toError(0.01).pilot(500);
    Result result = plain.on(uneven(), sampling).request().value().gradient().at(POINT);
    double reached =
        Math.sqrt(
            variance(result.standardErrors().value())
                + variance(result.standardErrors().gradient()));
    assertEquals(0.01, reached, 1e-3);
  }

  @Test
  void a_weight_moves_shots_to_a_result() {
    Sampling sampling = Sampling.total(100_000);
    Result equal = plain.on(coin(), sampling).request().value().gradient().at(POINT);
    Result value =
        plain.on(coin(), sampling.weight("value", 1_000)).request().value().gradient().at(POINT);
    assertTrue(
        value.standardErrors().value().asDouble() < equal.standardErrors().value().asDouble());
    assertTrue(
        variance(value.standardErrors().gradient()) > variance(equal.standardErrors().gradient()));
    assertEquals(equal.counters().shots(), value.counters().shots());
  }

  @Test
  void a_loss_against_whole_numbers_gets_its_shots() {
    DifferentiableFunction loss =
        function(
            x -> {
              Expr first = cosines.at(x).minus(1).pow(2);
              Expr second = cosines.at(x.times(2)).minus(cosines.at(x.times(3))).pow(2);
              return first.plus(second);
            });
    Result result = loss.on(coin(), Sampling.toError(0.01)).request().value().at(POINT);
    double reached = result.standardErrors().value().asDouble();
    assertTrue(reached < 0.1, "the guesses of the values are not where it is flat: " + reached);
  }

  @Test
  void several_numbers_of_one_evaluation_count_together() {
    Primitive two =
        Primitive.of("test:two")
            .shape((attributes, shapes) -> List.of(vector(2)))
            .kernel((double[][] in, double[][] out) -> out[0][0] = Math.cos(in[0][0]))
            .build();
    DifferentiableFunction difference = function(x -> two.at(x).get(0).minus(two.at(x).get(1)));
    Result result = difference.on(coin(), Sampling.toError(0.01)).request().value().at(POINT);
    assertEquals(0.01, result.standardErrors().value().asDouble(), 1e-6);
  }

  @Test
  void the_largest_weight_of_a_number_that_is_asked_for_twice_counts() {
    Sampling sampling = Sampling.total(100_000).weight("partial [0]", 1_000);
    Request first = plain.on(coin(), sampling).request().partial(0).gradient();
    Request last = plain.on(coin(), sampling).request().gradient().partial(0);
    double error = first.at(POINT).standardErrors().partial(0).asDouble();
    assertEquals(error, last.at(POINT).standardErrors().partial(0).asDouble(), 1e-6);
  }
}
