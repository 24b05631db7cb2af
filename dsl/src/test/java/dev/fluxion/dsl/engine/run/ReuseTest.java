package dev.fluxion.dsl.engine.run;

import static dev.fluxion.dsl.engine.run.Points.correlation;
import static dev.fluxion.dsl.engine.run.Points.error;
import static dev.fluxion.dsl.engine.run.Points.evaluate;
import static dev.fluxion.dsl.engine.run.Points.noise;
import static dev.fluxion.dsl.engine.run.Points.shots;
import static dev.fluxion.dsl.engine.run.Points.sine;
import static dev.fluxion.dsl.engine.run.Points.sines;
import static dev.fluxion.dsl.engine.run.Points.value;
import static dev.fluxion.dsl.engine.run.Points.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CoinBackend;
import dev.fluxion.spi.Backend.Kind;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shots;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked for again: exact values are given again, samples only as far as that is wanted. */
class ReuseTest {
  private final CoinBackend backend = CoinBackend.of(Kind.HARDWARE);
  private final EvaluationStore store = EvaluationStore.of(10_000);

  private Evaluator exact() {
    return new Evaluator(backend, ShotPolicy.of(Shots.EXACT), Optional.of(store), Reuse.EXACT_ONLY);
  }

  private Evaluator each(long shots, Reuse reuse) {
    return new Evaluator(backend, ShotPolicy.of(new Shots(shots, 7)), Optional.of(store), reuse);
  }

  @Test
  void exact_values_that_are_known_are_not_evaluated_again() {
    Evaluated first = evaluate(exact(), sines(5));
    Evaluated second = evaluate(exact(), sines(8));

    assertEquals(new Spending(1, 5, 0, 0, 0, 0), first.spending());
    assertEquals(new Spending(1, 3, 5, 0, 0, 0), second.spending());
    assertEquals(8, backend.evaluations());
    assertEquals(5, store.hits());
    assertEquals(8, store.misses());
    for (int i = 0; i < 8; i++) {
      assertEquals(Math.sin((i + 1) / 10.0), value(second.estimates().get(i)));
    }
    assertEquals(new Spending(0, 0, 8, 0, 0, 0), evaluate(exact(), sines(8)).spending());
  }

  @Test
  void an_exact_value_answers_whatever_the_shots_and_the_reuse() {
    evaluate(exact(), sines(3));
    for (Reuse reuse : Reuse.values()) {
      Evaluated again = evaluate(each(100, reuse), sines(3));
      assertEquals(new Spending(0, 0, 3, 0, 0, 0), again.spending());
      assertArrayEquals(new long[3], shots(again));
    }
  }

  @Test
  void samples_do_not_answer_for_exact_values_and_give_way_to_them() {
    evaluate(each(100, Reuse.KEPT), sines(3));
    assertEquals(new Spending(1, 3, 0, 0, 0, 0), evaluate(exact(), sines(3)).spending());
    assertEquals(0, evaluate(each(100, Reuse.KEPT), sines(3)).spending().shots());
  }

  @Test
  void by_default_samples_are_taken_anew_and_are_independent() {
    List<Evaluation> wanted = sines(4_000);
    Evaluated first = evaluate(each(100, Reuse.EXACT_ONLY), wanted);
    Evaluated second = evaluate(each(100, Reuse.EXACT_ONLY), wanted);

    assertEquals(new Spending(1, 4_000, 0, 0, 400_000, 0.1), second.spending());
    assertEquals(0, correlation(noise(wanted, first), noise(wanted, second)), 4 / Math.sqrt(4_000));
    assertEquals(0, store.hits());
  }

  @Test
  void samples_that_were_dropped_from_the_store_are_not_taken_for_new_ones() {
    EvaluationStore small = EvaluationStore.of(1);
    Evaluator evaluator =
        new Evaluator(
            backend, ShotPolicy.of(new Shots(100, 7)), Optional.of(small), Reuse.EXACT_ONLY);
    double first = values(evaluate(evaluator, List.of(sine(1))))[0];
    evaluate(evaluator, sines(50));
    assertNotEquals(first, values(evaluate(evaluator, List.of(sine(1))))[0]);
  }

  @Test
  void without_a_store_equal_seeds_give_equal_samples_and_others_independent_ones() {
    List<Evaluation> wanted = sines(4_000);
    ShotPolicy policy = ShotPolicy.of(new Shots(100, 7));
    Evaluator evaluator = new Evaluator(backend, policy, Optional.empty(), Reuse.TOP_UP);
    Evaluator other = new Evaluator(backend, policy.withSeed(8), Optional.empty(), Reuse.TOP_UP);
    Evaluated first = evaluate(evaluator, wanted);

    assertArrayEquals(values(first), values(evaluate(evaluator, wanted)), 0);
    double[] noise = noise(wanted, first);
    double[] otherNoise = noise(wanted, evaluate(other, wanted));
    assertEquals(0, correlation(noise, otherNoise), 4 / Math.sqrt(4_000));
  }

  @Test
  void topping_up_takes_exactly_the_missing_shots() {
    Evaluated first = evaluate(each(100, Reuse.TOP_UP), sines(3));
    Evaluated second = evaluate(each(250, Reuse.TOP_UP), sines(4));

    assertEquals(new Spending(1, 3, 0, 0, 300, 0.1), first.spending());
    assertEquals(
        new Spending(1, 4, 0, 3, 3 * 150 + 250, 1 / Math.sqrt(250)), rounded(second.spending()));
    assertArrayEquals(new long[] {250, 250, 250, 250}, shots(second));
    Evaluated third = evaluate(each(200, Reuse.TOP_UP), sines(4));
    assertEquals(0, third.spending().shots());
    assertEquals(4, third.spending().cacheHits());
    assertEquals(4, third.spending().reusedSamples());
    assertArrayEquals(new long[] {250, 250, 250, 250}, shots(third));
    assertArrayEquals(values(second), values(third), 0);
  }

  /** Pooling rounds the standard error. */
  private static Spending rounded(Spending spending) {
    assertEquals(1 / Math.sqrt(250), spending.largestError(), 1e-15);
    return new Spending(
        spending.batches(),
        spending.executed(),
        spending.cacheHits(),
        spending.reusedSamples(),
        spending.shots(),
        1 / Math.sqrt(250));
  }

  @Test
  void topping_up_pools_to_the_mean_of_all_samples() {
    evaluate(each(100, Reuse.TOP_UP), sines(1));
    Estimate before = store.find(store.key(backend, sines(1).get(0))).orElseThrow();
    Estimate pooled = evaluate(each(400, Reuse.TOP_UP), sines(1)).estimates().get(0);
    long seed = new Seeds(7).of(sines(1).get(0), 100);
    Evaluation rest =
        new Evaluation(
            sine(0.1).call(),
            List.of(),
            sine(0.1).inputs(),
            sine(0.1).shapes(),
            new Shots(300, seed));
    Estimate added = backend.evaluate(List.of(rest)).get(0);

    assertEquals((100 * value(before) + 300 * value(added)) / 400, value(pooled), 1e-15);
    assertEquals(0.05, error(pooled), 1e-15);
    assertEquals(400, pooled.shots());
  }

  @Test
  void samples_of_a_top_up_are_independent_of_those_that_were_kept() {
    List<Evaluation> wanted = sines(4_000);
    double[] first = noise(wanted, evaluate(each(100, Reuse.TOP_UP), wanted));
    double[] pooled = noise(wanted, evaluate(each(200, Reuse.TOP_UP), wanted));
    double[] second = new double[first.length];
    double square = 0;
    for (int i = 0; i < first.length; i++) {
      second[i] = 2 * pooled[i] - first[i];
      square += pooled[i] * pooled[i];
    }
    assertEquals(0, correlation(first, second), 4 / Math.sqrt(4_000));
    assertEquals(1 / 200.0, square / first.length, 1 / 200.0 * 4 * Math.sqrt(2 / 4_000.0));
  }

  @Test
  void kept_samples_are_given_again_if_they_are_enough() {
    Evaluated first = evaluate(each(100, Reuse.KEPT), sines(3));
    Evaluated again = evaluate(each(100, Reuse.KEPT), sines(3));
    assertArrayEquals(values(first), values(again), 0);
    assertEquals(new Spending(0, 0, 3, 3, 0, 0.1), again.spending());
    assertEquals(3, store.hits());
  }

  @Test
  void kept_samples_that_are_not_enough_are_left_alone() {
    evaluate(each(100, Reuse.KEPT), sines(3));
    Evaluated more = evaluate(each(101, Reuse.KEPT), sines(3));
    assertEquals(0, more.spending().reusedSamples());
    assertEquals(303, more.spending().shots());
    assertArrayEquals(new long[] {101, 101, 101}, shots(more));

    Evaluated all = evaluate(each(201, Reuse.KEPT), sines(3));
    assertEquals(0, all.spending().shots(), "all samples were pooled in the store");
    assertTrue(all.estimates().stream().allMatch(each -> each.shots() == 201));
  }
}
