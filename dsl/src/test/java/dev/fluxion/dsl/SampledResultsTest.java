package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a sampled request gives: seeds, batches, caches, and errors that are not known. */
class SampledResultsTest {
  private static final double[] POINT = {0.4, -0.9, 1.3};

  private final Primitive cosines = new CosineProduct().primitive();
  private final DifferentiableFunction plain = function(cosines::at);

  private static DifferentiableFunction function(UnaryOperator<Expr> body) {
    return Fluxion.function("noisy").input("x", vector(3)).returns(body);
  }

  private static CoinBackend coin() {
    return CoinBackend.of(Backend.Kind.SIMULATOR).only(id -> id.startsWith("test:"));
  }

  @Test
  void results_do_not_depend_on_the_limit_of_batches_nor_on_what_is_asked_with_them() {
    Sampling sampling = Sampling.each(100).seed(3);
    Result whole = plain.on(coin(), sampling).request().value().gradient().hessian().at(POINT);
    for (int limit : new int[] {1, 3, 7}) {
      CoinBackend backend = coin().limit(limit);
      Result cut = plain.on(backend, sampling).request().value().gradient().hessian().at(POINT);
      assertArrayEquals(whole.hessian().toArray(), cut.hessian().toArray());
      assertArrayEquals(whole.gradient().toArray(), cut.gradient().toArray());
      assertEquals((whole.counters().evaluations() + limit - 1) / limit, cut.counters().batches());
    }
    Result turned = plain.on(coin(), sampling).request().hessian().gradient().value().at(POINT);
    assertArrayEquals(whole.hessian().toArray(), turned.hessian().toArray());
    Result alone = plain.on(coin(), sampling).request().value().at(POINT);
    assertEquals(whole.value().asDouble(), alone.value().asDouble());
  }

  @Test
  void equal_seeds_give_equal_results_and_different_seeds_independent_ones() {
    Request first = plain.on(coin(), Sampling.each(100).seed(1)).request().gradient();
    Request second = plain.on(coin(), Sampling.each(100).seed(2)).request().gradient();
    assertArrayEquals(first.at(POINT).gradient().toArray(), first.at(POINT).gradient().toArray());
    double product = 0;
    PreparedRequest one = first.prepare();
    PreparedRequest other = second.prepare();
    int points = 400;
    double[] exact = new double[3];
    for (int k = 0; k < points; k++) {
      double[] x = {0.01 * k, 1 - 0.02 * k, 0.5};
      plain.gradient().valueInto(x, exact);
      Tensor left = one.at(x).gradient();
      Tensor right = other.at(x).gradient();
      assertNotEquals(left, right);
      product += (left.get(0) - exact[0]) * (right.get(0) - exact[0]);
    }
    double error = one.at(POINT).standardErrors().gradient().get(0);
    assertEquals(0, product / points, 5 * error * error / Math.sqrt(points));
  }

  @Test
  void missing_samples_are_topped_up_and_counted() {
    CoinBackend backend = coin();
    EvaluationCache cache = EvaluationCache.ofSize(1_000);
    DifferentiableFunction kept = plain.caching(cache, Freshness.TOP_UP);
    Result first = kept.on(backend, Sampling.each(100)).request().gradient().at(POINT);
    assertEquals(600, first.counters().shots());
    assertEquals(0, first.counters().reusedSamples());
    Result second = kept.on(backend, Sampling.each(250)).request().gradient().at(POINT);
    assertEquals(900, second.counters().shots());
    assertEquals(6, second.counters().reusedSamples());
    assertEquals(6, second.counters().evaluations());
    Result third = kept.on(backend, Sampling.each(200)).request().gradient().at(POINT);
    assertEquals(0, third.counters().shots());
    assertEquals(6, third.counters().cacheHits());
    assertEquals(0, third.counters().evaluations());
    assertArrayEquals(second.gradient().toArray(), third.gradient().toArray());
    assertEquals(
        first.standardErrors().gradient().get(1) * Math.sqrt(100 / 250.0),
        second.standardErrors().gradient().get(1),
        1e-12);
    assertEquals(1_500, backend.shots());
  }

  @Test
  void an_error_is_not_known_where_samples_are_a_point_or_enter_an_array_kernel() {
    DifferentiableFunction nested =
        function(x -> cosines.at(Expr.stack(cosines.at(x), x.get(0), x.get(1))));
    Result inner = nested.on(coin(), Sampling.each(100)).request().value().gradient().at(POINT);
    assertTrue(Double.isNaN(inner.standardErrors().value().asDouble()));
    assertTrue(Double.isNaN(inner.standardErrors().gradient().get(0)));
    assertTrue(Double.isNaN(inner.covariance("value").asDouble()));
    assertFalse(Double.isNaN(inner.value().asDouble()));

    Primitive array =
        Primitive.of("other:sum")
            .shape((attributes, shapes) -> List.of(scalar()))
            .kernel((double[][] in, double[][] out) -> out[0][0] = Arrays.stream(in[0]).sum())
            .build();
    DifferentiableFunction summed =
        function(x -> array.at(Expr.stack(cosines.at(x), Elementary.exp(x.get(0)))));
    Result sum = summed.on(coin(), Sampling.each(100)).request().value().at(POINT);
    assertTrue(Double.isNaN(sum.standardErrors().value().asDouble()));
  }

  @Test
  void numbers_of_one_evaluation_have_errors_but_no_known_covariance() {
    Primitive two =
        Primitive.of("test:two")
            .shape((attributes, shapes) -> List.of(vector(2)))
            .kernel(
                (double[][] in, double[][] out) -> {
                  out[0][0] = Math.cos(in[0][0]);
                  out[0][1] = Math.sin(in[0][0]) + Math.cos(in[0][1]);
                })
            .spectrum(0, Spectrum.of(1))
            .build();
    Request request =
        function(x -> two.at(x.slice(0, 2)))
            .on(coin(), Sampling.each(100))
            .request()
            .value()
            .jacobian();
    Result result = request.at(POINT);
    assertArrayEquals(new double[] {0.1, 0.1}, result.standardErrors().value().toArray(), 1e-15);
    Tensor covariance = result.covariance("value");
    assertEquals(0.01, covariance.get(0, 0), 1e-15);
    assertTrue(Double.isNaN(covariance.get(0, 1)));
    assertTrue(Double.isNaN(result.covariance("jacobian").get(0, 3)));
    assertEquals(0, result.standardErrors().jacobian().get(0, 2));
    Request difference =
        function(x -> two.at(x.slice(0, 2)).get(0).minus(two.at(x.slice(0, 2)).get(1)))
            .on(coin(), Sampling.each(100))
            .request()
            .value();
    assertEquals(0.2, difference.at(POINT).standardErrors().value().asDouble(), 1e-15);
  }
}
