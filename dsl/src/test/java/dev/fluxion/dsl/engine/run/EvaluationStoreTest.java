package dev.fluxion.dsl.engine.run;

import static dev.fluxion.dsl.engine.run.Points.SINE;
import static dev.fluxion.dsl.engine.run.Points.at;
import static dev.fluxion.dsl.engine.run.Points.evaluate;
import static dev.fluxion.dsl.engine.run.Points.sine;
import static dev.fluxion.dsl.engine.run.Points.sines;
import static dev.fluxion.dsl.engine.run.Points.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CoinBackend;
import dev.fluxion.spi.Backend.Kind;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A store finds exactly what was evaluated and keeps no more than it may. */
class EvaluationStoreTest {
  private final CoinBackend backend = CoinBackend.of(Kind.HARDWARE);
  private final EvaluationStore store = EvaluationStore.of(1_000);

  private void assertApart(Evaluation one, Evaluation other) {
    EvaluationKey key = store.key(backend, one);
    assertEquals(key, store.key(backend, one));
    assertEquals(key.hashCode(), store.key(backend, one).hashCode());
    assertNotEquals(key, store.key(backend, other));
    store.keep(key, Estimate.exact(new double[] {1}));
    assertTrue(store.find(store.key(backend, one)).isPresent());
    assertTrue(store.find(store.key(backend, other)).isEmpty());
  }

  private static Evaluation of(BoundPrimitive call, List<Integer> orders, Shape shape) {
    return new Evaluation(
        call, orders, List.of(new double[] {1, 2, 3, 4}), List.of(shape), Shots.EXACT);
  }

  @Test
  void zeros_of_different_sign_are_different_points() {
    assertApart(sine(0.0), sine(-0.0));
  }

  @Test
  void neighbouring_numbers_are_different_points() {
    assertApart(sine(0.1), sine(Math.nextUp(0.1)));
  }

  @Test
  void attributes_tell_calls_apart_by_value() {
    Primitive scaled =
        Primitive.elementwise("test:scaled").attribute("by", 1.0).kernel(Math::sin).build();
    Evaluation one = of(scaled.with("by", 2.0), List.of(), Shape.scalar());
    assertApart(one, of(scaled.with("by", 3.0), List.of(), Shape.scalar()));
    assertEquals(
        store.key(backend, one),
        store.key(backend, of(scaled.with("by", 2.0), List.of(), Shape.scalar())));
  }

  @Test
  void primitives_are_told_apart_by_identity() {
    Primitive twin = Primitive.elementwise("test:sine").kernel(Math::sin).build();
    assertApart(sine(1), at(twin, 1));
  }

  @Test
  void orders_and_shapes_tell_calls_apart() {
    Evaluation one = of(SINE.bind(), List.of(), Shape.vector(4));
    assertApart(one, of(SINE.bind(), List.of(1), Shape.vector(4)));
    assertApart(one, of(SINE.bind(), List.of(), Shape.matrix(2, 2)));
  }

  @Test
  void backends_are_told_apart_by_identity() {
    EvaluationKey key = store.key(backend, sine(1));
    store.keep(key, Estimate.exact(new double[] {1}));
    assertTrue(store.find(store.key(CoinBackend.of(Kind.HARDWARE), sine(1))).isEmpty());
  }

  @Test
  void shots_are_no_part_of_a_key() {
    Evaluation exact = sine(1);
    Evaluation sampled =
        new Evaluation(
            exact.call(), exact.orders(), exact.inputs(), exact.shapes(), new Shots(5, 5));
    assertEquals(store.key(backend, exact), store.key(backend, sampled));
  }

  @Test
  void arrays_that_change_later_do_not_change_the_store() {
    double[] input = {1};
    double[] result = {5};
    Evaluation evaluation =
        new Evaluation(
            SINE.bind(), List.of(), List.of(input), List.of(Shape.scalar()), Shots.EXACT);
    EvaluationKey key = store.key(backend, evaluation);
    store.keep(key, Estimate.exact(result));
    input[0] = 2;
    result[0] = 6;
    key.evaluation().inputs().get(0)[0] = 3;
    assertEquals(5, value(store.find(store.key(backend, sine(1))).orElseThrow()));
  }

  @Test
  void what_is_uncertain_without_a_number_of_samples_is_not_kept() {
    EvaluationKey key = store.key(backend, sine(1));
    store.keep(key, new Estimate(List.of(new double[] {1}), List.of(new double[] {0.1}), 0));
    assertTrue(store.find(key).isEmpty());
  }

  @Test
  void a_store_keeps_no_more_than_it_may() {
    EvaluationStore small = EvaluationStore.of(10);
    Evaluator evaluator =
        new Evaluator(backend, ShotPolicy.of(Shots.EXACT), Optional.of(small), Reuse.EXACT_ONLY);
    evaluate(evaluator, sines(500));
    assertTrue(small.size() <= 10 && small.size() > 0, "keeps " + small.size());
    evaluate(evaluator, List.of(sine(50)));
    assertEquals(1, small.hits(), "the last one is kept");
  }

  @Test
  void a_dropped_evaluation_does_not_get_its_seeds_again() {
    EvaluationStore small = EvaluationStore.of(1);
    EvaluationKey key = small.key(backend, sine(1));
    assertEquals(0, small.reserve(key, 100));
    assertEquals(100, small.reserve(key, 50));
    small.reserve(small.key(backend, sine(2)), 1);
    assertEquals(1, small.size());
    assertTrue(small.reserve(key, 1) >= 150);
  }

  @Test
  void a_store_does_not_keep_a_backend_alive() throws InterruptedException {
    WeakReference<CoinBackend> backend = new WeakReference<>(evaluatedOnce());
    for (int i = 0; i < 100 && backend.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(backend.get());
    assertEquals(3, store.size());
  }

  private CoinBackend evaluatedOnce() {
    CoinBackend other = CoinBackend.of(Kind.HARDWARE);
    evaluate(
        new Evaluator(other, ShotPolicy.of(Shots.EXACT), Optional.of(store), Reuse.EXACT_ONLY),
        sines(3));
    return other;
  }
}
