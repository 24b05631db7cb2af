package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
