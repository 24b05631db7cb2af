package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.FluxionException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points that were evaluated before cost nothing, and plans are chosen by what is left. */
class KnownPointsTest {
  private final CosineProduct cosines = new CosineProduct();
  private final CoinBackend backend = CoinBackend.of(Backend.Kind.HARDWARE);

  private DifferentiableFunction cached(int m) {
    return cosines.function(m).on(backend).caching(EvaluationCache.ofSize(1_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void a_hessian_after_a_gradient_pays_the_base_point_and_the_pairs_only(int m) {
    double[] x = new Random(m).doubles(m, -3, 3).toArray();
    DifferentiableFunction f = cached(m);
    PreparedRequest gradient = f.request().gradient().prepare();
    PreparedRequest hessian = f.request().hessian().after(gradient).prepare();
    int pairs = m * (m - 1) / 2;

    assertEquals(2 * m, gradient.at(x).counters().evaluations());
    Result result = hessian.at(x);

    assertEquals(1 + 3 * pairs, result.counters().evaluations());
    assertEquals(2 * m, result.counters().cacheHits());
    double[] expected = cosines.function(m).hessian().value(x).toArray();
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], result.hessian().toArray()[k], 1e-12);
    }
  }

  @Test
  void requests_after_requests_know_of_all_that_came_before() {
    double[] x = {0.2, -1.3, 2.1};
    DifferentiableFunction f = cached(3);
    PreparedRequest gradient = f.request().gradient().prepare();
    PreparedRequest hessian = f.request().hessian().after(gradient).prepare();
    PreparedRequest third = f.request().derivatives(3).after(hessian).prepare();

    long first = gradient.at(x).counters().evaluations();
    long second = hessian.at(x).counters().evaluations();
    Counters counters = third.at(x).counters();

    assertEquals(6, first);
    assertEquals(10, second);
    assertEquals(counters.planned(), counters.evaluations() + counters.cacheHits());
    assertTrue(counters.evaluations() <= 23 - 6, () -> counters.toString());
    assertEquals(0, third.at(x).counters().evaluations());
  }

  @Test
  void without_being_told_a_hessian_has_the_fewest_points_of_its_own() {
    assertEquals(1 + 3 + 3 * 3, cosines.function(3).request().hessian().explain().evaluations());
  }

  @Test
  void mixed_partials_alone_take_the_diagonal_along_where_that_is_fewer() {
    Request request = cosines.function(5).request();
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < i; j++) {
        request = request.partial(i, j);
      }
    }
    double[] x = new Random(5).doubles(5, -3, 3).toArray();
    Result result = request.at(x);
    assertEquals(1 + 5 + 3 * 10, result.counters().evaluations());
    assertEquals(CosineProduct.partial(x, 0, 1, 0, 0, 1), result.partial(1, 4).asDouble(), 1e-12);
  }

  @Test
  void nothing_is_known_without_a_cache() {
    PreparedRequest gradient = cosines.function(2).request().gradient().prepare();
    Request hessian = cosines.function(2).request().hessian();
    assertEquals(
        "FLX-243: a request after another one needs a cache that keeps its evaluations, function"
            + " 'cosines' has none",
        assertThrows(FluxionException.class, () -> hessian.after(gradient)).getMessage());
  }
}
