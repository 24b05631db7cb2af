package dev.fluxion.dsl.engine.run;

import static dev.fluxion.dsl.engine.run.Points.evaluate;
import static dev.fluxion.dsl.engine.run.Points.shots;
import static dev.fluxion.dsl.engine.run.Points.sine;
import static dev.fluxion.dsl.engine.run.Points.sines;
import static dev.fluxion.dsl.engine.run.Points.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CoinBackend;
import dev.fluxion.spi.Backend.Kind;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Eight threads share a store: nothing is lost, and no sample is counted twice. */
class SharedStoreTest {
  private final CoinBackend backend = CoinBackend.of(Kind.HARDWARE);
  private final EvaluationStore store = EvaluationStore.of(1_000);

  @Test
  void exact_values_are_shared_by_eight_threads() throws Exception {
    inEightThreads(
        () -> {
          Evaluated evaluated =
              evaluate(
                  new Evaluator(
                      backend, ShotPolicy.of(Shots.EXACT), Optional.of(store), Reuse.EXACT_ONLY),
                  sines(200));
          for (int i = 0; i < 200; i++) {
            assertEquals(Math.sin((i + 1) / 10.0), value(evaluated.estimates().get(i)));
          }
          return evaluated;
        });
    assertEquals(200, store.size());
    assertEquals(1_600, store.hits() + store.misses());
    assertEquals(backend.evaluations(), store.misses());
  }

  @Test
  void samples_that_eight_threads_take_at_once_are_all_different_and_all_kept() throws Exception {
    Set<Double> noises = ConcurrentHashMap.newKeySet();
    List<Evaluated> results =
        inEightThreads(
            () -> {
              Evaluated evaluated =
                  evaluate(
                      new Evaluator(
                          backend,
                          ShotPolicy.of(new Shots(100_001, 7)),
                          Optional.of(store),
                          Reuse.EXACT_ONLY),
                      List.of(sine(1)));
              noises.add(value(evaluated.estimates().get(0)));
              return evaluated;
            });
    Estimate kept = store.find(store.key(backend, sine(1))).orElseThrow();
    assertEquals(800_008, kept.shots());
    double mean =
        results.stream()
            .mapToDouble(each -> value(each.estimates().get(0)))
            .average()
            .orElseThrow();
    assertEquals(mean, value(kept), 1e-14);
    assertEquals(8, noises.size(), "two threads took the same samples");
  }

  @Test
  void topping_up_in_eight_threads_counts_no_sample_twice() throws Exception {
    List<Evaluated> results =
        inEightThreads(
            () ->
                evaluate(
                    new Evaluator(
                        backend,
                        ShotPolicy.of(new Shots(1_000, 7)),
                        Optional.of(store),
                        Reuse.TOP_UP),
                    sines(50)));
    long taken = results.stream().mapToLong(each -> each.spending().shots()).sum();
    long kept = 0;
    for (Evaluation each : sines(50)) {
      kept += store.find(store.key(backend, each)).orElseThrow().shots();
    }
    assertEquals(backend.shots(), taken);
    assertEquals(taken, kept);
    for (Evaluated result : results) {
      for (long shots : shots(result)) {
        assertTrue(shots >= 1_000);
      }
    }
  }

  private static <T> List<T> inEightThreads(Callable<T> action) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(Collections.nCopies(8, action))) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
