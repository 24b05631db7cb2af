package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counters say what was asked for, what was saved, and what a backend was paid for. */
class CountersTest {
  private final CosineProduct cosines = new CosineProduct();
  private final CoinBackend backend = CoinBackend.of(Backend.Kind.HARDWARE);
  private final EvaluationCache cache = EvaluationCache.ofSize(1_000);
  private final DifferentiableFunction f = cosines.function(2).on(backend).caching(cache);

  /** Evaluates, and compares what the engine has counted with what the backend has. */
  private Counters at(Request request, double... point) {
    long before = backend.evaluations();
    Counters counters = request.at(point).counters();
    assertEquals(backend.evaluations() - before, counters.evaluations());
    assertEquals(counters.planned(), counters.evaluations() + counters.cacheHits());
    assertEquals(request.explain().evaluations(), counters.planned());
    assertEquals(request.explain().requested(), counters.requested());
    assertEquals(request.explain().merged(), counters.merged());
    assertTrue(counters.planned() <= counters.merged());
    assertTrue(counters.merged() <= counters.requested());
    return counters;
  }

  private static Request all(DifferentiableFunction function) {
    return function.request().value().gradient().hessian();
  }

  @Test
  void value_gradient_and_hessian_of_2_parameters_are_8_of_13_of_21() {
    assertEquals(
        new Counters(21, 13, 8, 0, 8, Map.of("test:cosines", 8L), 1, 0, 0, 0),
        at(all(f), 0.3, 0.4));
  }

  @Test
  void the_same_again_costs_nothing() {
    at(all(f), 0.3, 0.4);
    assertEquals(
        new Counters(21, 13, 8, 8, 0, Map.of("test:cosines", 8L), 0, 0, 0, 0),
        at(all(f), 0.3, 0.4));
    assertEquals(0, at(all(f), 0.3, 0.5).cacheHits());
    assertEquals(8, cache.hits());
    assertEquals(16, cache.misses());
  }

  @Test
  void a_hessian_after_a_gradient_pays_the_new_points_only() {
    DifferentiableFunction lines = f.planning(Planning.only(PointLayout.LINES_QUARTER));
    assertEquals(5, at(lines.request().value().gradient(), 0.3, 0.4).evaluations());
    Counters hessian = at(all(lines), 0.3, 0.4);
    assertEquals(5, hessian.cacheHits());
    assertEquals(3, hessian.evaluations());
  }

  @Test
  void a_layout_that_is_the_best_alone_shares_only_what_it_has_in_common() {
    assertEquals(5, at(f.request().value().gradient(), 0.3, 0.4).evaluations());
    assertEquals(1, at(all(f), 0.3, 0.4).cacheHits());
  }

  @Test
  void without_a_cache_every_evaluation_is_made_anew() {
    DifferentiableFunction forgetful = cosines.function(2).on(backend);
    for (int k = 0; k < 2; k++) {
      assertEquals(8, at(all(forgetful), 0.3, 0.4).evaluations());
    }
  }

  @Test
  void primitives_are_in_the_order_of_their_ids() {
    Counters counters =
        new Counters(0, 0, 0, 0, 0, Map.of("b:b", 1L, "c:c", 1L, "a:a", 1L), 0, 0, 0, 0);
    assertEquals(List.of("a:a", "b:b", "c:c"), List.copyOf(counters.byPrimitive().keySet()));
  }
}
