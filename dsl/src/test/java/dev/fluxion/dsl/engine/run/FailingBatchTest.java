package dev.fluxion.dsl.engine.run;

import static dev.fluxion.dsl.engine.run.Points.evaluate;
import static dev.fluxion.dsl.engine.run.Points.sines;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.dsl.CoinBackend;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A batch fails or is answered otherwise than asked: what was paid for is kept all the same. */
class FailingBatchTest {

  private static final class DownException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Changes the answers to some batches. */
  private static final class Changing implements Backend {
    private final Backend inner;
    private final List<UnaryOperator<List<Estimate>>> changes;
    private int batch;

    Changing(Backend inner, List<UnaryOperator<List<Estimate>>> changes) {
      this.inner = inner;
      this.changes = changes;
    }

    @Override
    public String id() {
      return "changing";
    }

    @Override
    public Capabilities capabilities() {
      return inner.capabilities();
    }

    @Override
    public boolean supports(BoundPrimitive call) {
      return inner.supports(call);
    }

    @Override
    public List<Estimate> evaluate(List<Evaluation> evaluations) {
      List<Estimate> estimates = inner.evaluate(evaluations);
      return batch < changes.size() ? changes.get(batch++).apply(estimates) : estimates;
    }

    @Override
    public void close() {}
  }

  private static final UnaryOperator<List<Estimate>> SAME = estimates -> estimates;

  private static Evaluator plain(Backend backend, Shots shots) {
    return new Evaluator(backend, ShotPolicy.of(shots), Optional.empty(), Reuse.EXACT_ONLY);
  }

  private static Evaluator stored(Backend backend, Shots shots, EvaluationStore store) {
    return new Evaluator(backend, ShotPolicy.of(shots), Optional.of(store), Reuse.TOP_UP);
  }

  @Test
  void a_failing_batch_leaves_what_earlier_ones_have_returned() {
    EvaluationStore store = EvaluationStore.of(100);
    CoinBackend coin = CoinBackend.of(Backend.Kind.SIMULATOR).limit(4);
    Backend backend =
        new Changing(
            coin,
            List.of(
                SAME,
                SAME,
                estimates -> {
                  throw new DownException();
                }));
    Evaluator evaluator = stored(backend, new Shots(100, 7), store);
    assertThrows(DownException.class, () -> evaluate(evaluator, sines(10)));
    assertEquals(8, kept(store, backend));

    Evaluated again = evaluate(evaluator, sines(10));
    assertEquals(200, again.spending().shots());
    assertEquals(8, again.spending().reusedSamples());
  }

  private static long kept(EvaluationStore store, Backend backend) {
    return sines(10).stream()
        .filter(each -> store.find(store.key(backend, each)).isPresent())
        .count();
  }

  @Test
  void an_estimate_that_does_not_fit_leaves_those_around_it() {
    EvaluationStore store = EvaluationStore.of(100);
    Backend backend =
        new Changing(
            CoinBackend.of(Backend.Kind.SIMULATOR).limit(5),
            List.of(
                estimates -> {
                  List<Estimate> odd = new ArrayList<>(estimates);
                  odd.set(2, Estimate.exact(new double[3]));
                  return odd;
                }));
    Evaluator evaluator = stored(backend, Shots.EXACT, store);
    FluxionException refusal =
        assertThrows(FluxionException.class, () -> evaluate(evaluator, sines(10)));
    assertEquals(
        "FLX-342: backend 'changing' must return 1 values for output 0 of 'test:sine', got 3",
        refusal.getMessage());
    assertEquals(4, kept(store, backend));
  }

  @Test
  void a_batch_has_an_estimate_for_each_evaluation() {
    Backend backend =
        new Changing(
            CoinBackend.of(Backend.Kind.SIMULATOR), List.of(estimates -> estimates.subList(0, 3)));
    FluxionException refusal =
        assertThrows(
            FluxionException.class, () -> evaluate(plain(backend, Shots.EXACT), sines(10)));
    assertEquals(
        "FLX-341: backend 'changing' must return one estimate for each of 10 evaluations, got 3",
        refusal.getMessage());
  }

  @Test
  void each_output_has_its_number_of_values() {
    Evaluation evaluation = Points.twoOutputs();
    Backend odd =
        new Changing(
            CoinBackend.of(Backend.Kind.SIMULATOR),
            List.of(estimates -> List.of(Estimate.exact(new double[3], new double[2]))));
    FluxionException refusal =
        assertThrows(
            FluxionException.class, () -> evaluate(plain(odd, Shots.EXACT), List.of(evaluation)));
    assertEquals(
        "FLX-342: backend 'changing' must return 1 values for output 1 of 'test:both', got 2",
        refusal.getMessage());
  }

  @Test
  void an_exact_answer_to_a_request_for_shots_replaces_all_samples() {
    EvaluationStore store = EvaluationStore.of(100);
    UnaryOperator<List<Estimate>> exact =
        estimates -> estimates.stream().map(each -> Estimate.exact(new double[] {5})).toList();
    Backend backend = new Changing(CoinBackend.of(Backend.Kind.SIMULATOR), List.of(SAME, exact));
    evaluate(stored(backend, new Shots(100, 7), store), sines(3));
    Evaluated answered = evaluate(stored(backend, new Shots(200, 7), store), sines(3));

    assertEquals(new Spending(1, 3, 0, 0, 0, 0), answered.spending());
    assertArrayEquals(new double[] {5, 5, 5}, Points.values(answered));
    assertEquals(
        new Spending(0, 0, 3, 0, 0, 0),
        evaluate(stored(backend, new Shots(900, 7), store), sines(3)).spending());
  }
}
