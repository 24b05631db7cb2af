package dev.fluxion.dsl.engine.run;

import static dev.fluxion.dsl.engine.run.Points.SINE;
import static dev.fluxion.dsl.engine.run.Points.evaluate;
import static dev.fluxion.dsl.engine.run.Points.ones;
import static dev.fluxion.dsl.engine.run.Points.sines;
import static dev.fluxion.dsl.engine.run.Points.value;
import static dev.fluxion.dsl.engine.run.Points.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.dsl.CoinBackend;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shots;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is sent, in which batches, and what comes back. */
class EvaluatorTest {

  /** Counts how often each evaluation is asked for. */
  private static final class Lazy extends AbstractList<Evaluation> {
    private final int[] asked;

    Lazy(int size) {
      this.asked = new int[size];
    }

    @Override
    public Evaluation get(int index) {
      asked[index]++;
      return Points.sine((index + 1) / 10.0);
    }

    @Override
    public int size() {
      return asked.length;
    }
  }

  private static Evaluator plain(Backend backend, Shots shots) {
    return new Evaluator(backend, ShotPolicy.of(shots), Optional.empty(), Reuse.EXACT_ONLY);
  }

  private static Evaluator stored(Backend backend, Shots shots, EvaluationStore store) {
    return new Evaluator(backend, ShotPolicy.of(shots), Optional.of(store), Reuse.TOP_UP);
  }

  private static int[] fill(int size, int value) {
    int[] filled = new int[size];
    Arrays.fill(filled, value);
    return filled;
  }

  @Test
  void evaluations_leave_in_as_few_batches_as_the_limit_allows() {
    CoinBackend limited = CoinBackend.of(Backend.Kind.SIMULATOR).limit(4);
    assertEquals(3, evaluate(plain(limited, Shots.EXACT), sines(10)).spending().batches());
    CoinBackend unlimited = CoinBackend.of(Backend.Kind.SIMULATOR);
    assertEquals(
        new Spending(1, 20_000, 0, 0, 0, 0),
        evaluate(plain(unlimited, Shots.EXACT), new Lazy(20_000)).spending());
  }

  @Test
  void nothing_wanted_is_nothing_sent() {
    CoinBackend backend = CoinBackend.of(Backend.Kind.SIMULATOR);
    for (ShotPolicy.Goal goal : List.of(new ShotPolicy.Exact(), new ShotPolicy.Total(5))) {
      Evaluated none =
          evaluate(
              new Evaluator(backend, ShotPolicy.of(goal), Optional.empty(), Reuse.EXACT_ONLY),
              List.of());
      assertEquals(new Evaluated(List.of(), Spending.NONE), none);
    }
    assertEquals(0, backend.batches());
  }

  @Test
  void a_computed_list_is_asked_for_each_evaluation_once() {
    Lazy wanted = new Lazy(100);
    CoinBackend backend = CoinBackend.of(Backend.Kind.SIMULATOR).limit(7);
    evaluate(plain(backend, new Shots(10, 1)), wanted);
    assertArrayEquals(fill(100, 1), wanted.asked);

    Lazy again = new Lazy(100);
    evaluate(stored(backend, Shots.EXACT, EvaluationStore.of(1_000)), again);
    assertArrayEquals(fill(100, 1), again.asked);
  }

  @Property(tries = 50)
  void order_and_batches_do_not_change_results(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int limit) {
    List<Evaluation> shuffled = new ArrayList<>(sines(30));
    Collections.shuffle(shuffled, new Random(seed));
    Shots shots = new Shots(100, seed);
    Evaluated whole = evaluate(plain(CoinBackend.of(Backend.Kind.SIMULATOR), shots), sines(30));
    CoinBackend limited = CoinBackend.of(Backend.Kind.SIMULATOR).limit(limit);
    for (Evaluator evaluator :
        List.of(plain(limited, shots), stored(limited, shots, EvaluationStore.of(10_000)))) {
      Evaluated parts = evaluate(evaluator, shuffled);
      assertEquals((30 + limit - 1) / limit, parts.spending().batches());
      for (int i = 0; i < 30; i++) {
        int original = (int) Math.rint(shuffled.get(i).inputs().get(0)[0] * 10) - 1;
        assertEquals(value(whole.estimates().get(original)), value(parts.estimates().get(i)));
      }
    }
  }

  @Test
  void arrays_go_in_and_several_outputs_come_back() {
    Evaluation evaluation = Points.twoOutputs();
    CoinBackend backend = CoinBackend.of(Backend.Kind.SIMULATOR);
    Estimate estimate =
        evaluate(plain(backend, Shots.EXACT), List.of(evaluation)).estimates().get(0);
    assertArrayEquals(new double[] {2, 4, 6}, estimate.values().get(0));
    assertArrayEquals(new double[] {6}, estimate.values().get(1));
  }

  @Test
  void evaluations_of_different_orders_are_independent() {
    List<Evaluation> plain = sines(2_000);
    List<Evaluation> derived =
        plain.stream()
            .map(
                each ->
                    new Evaluation(
                        SINE.bind(), List.of(0), each.inputs(), each.shapes(), each.shots()))
            .toList();
    Evaluator evaluator = plain(CoinBackend.of(Backend.Kind.SIMULATOR), new Shots(100, 7));
    double[] one = Points.noise(plain, evaluate(evaluator, plain));
    double[] other = Points.noise(derived, evaluate(evaluator, derived));
    assertEquals(0, Points.correlation(one, other), 4 / Math.sqrt(2_000));
  }

  @Test
  void arguments_fit_each_other() {
    Evaluator evaluator = plain(CoinBackend.of(Backend.Kind.SIMULATOR), Shots.EXACT);
    assertEquals(
        "2 importances do not fit 3 evaluations",
        assertThrows(IllegalArgumentException.class, () -> evaluator.evaluate(sines(3), ones(2), 1))
            .getMessage());
    assertEquals(
        "a share is above 0 and up to 1, got 0.0",
        assertThrows(IllegalArgumentException.class, () -> evaluator.evaluate(sines(3), ones(3), 0))
            .getMessage());
    assertEquals(3, values(evaluator.evaluate(sines(3), ones(3), 0.5)).length);
  }
}
