package dev.fluxion.dsl.engine.run;

import static dev.fluxion.dsl.engine.run.Points.evaluate;
import static dev.fluxion.dsl.engine.run.Points.ones;
import static dev.fluxion.dsl.engine.run.Points.shots;
import static dev.fluxion.dsl.engine.run.Points.sines;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.dsl.CoinBackend;
import dev.fluxion.spi.Backend.Kind;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shots;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A total or an error is divided among the evaluations by what they matter and how they scatter.
 */
class ShotDivisionTest {
  private final CoinBackend backend = CoinBackend.of(Kind.HARDWARE);
  private final EvaluationStore store = EvaluationStore.of(1_000);

  private static ShotPolicy total(long shots) {
    return ShotPolicy.of(new ShotPolicy.Total(shots)).withSeed(7);
  }

  private static ShotPolicy toError(double error) {
    return ShotPolicy.of(new ShotPolicy.ToError(error)).withSeed(7);
  }

  private Evaluator plain(ShotPolicy policy) {
    return new Evaluator(backend, policy, Optional.empty(), Reuse.EXACT_ONLY);
  }

  private Evaluator stored(ShotPolicy policy, Reuse reuse) {
    return new Evaluator(backend, policy, Optional.of(store), reuse);
  }

  /** The single shots of the sine at 0.1, 0.2, 0.3 and 0.4 scatter by 1, 2, 3 and 4. */
  private static CoinBackend uneven() {
    return CoinBackend.of(Kind.HARDWARE).deviation(each -> each.inputs().get(0)[0] * 10);
  }

  @Test
  void a_total_is_divided_by_importance() {
    Evaluated evaluated = plain(total(1_000)).evaluate(sines(3), new double[] {1, 2, 7}, 1);
    assertArrayEquals(new long[] {100, 200, 700}, shots(evaluated));
    assertEquals(new Spending(1, 3, 0, 0, 1_000, 0.1), evaluated.spending());
  }

  @Test
  void a_share_is_what_a_wave_may_spend() {
    Evaluated evaluated = plain(total(1_000)).evaluate(sines(3), new double[] {1, 2, 7}, 0.5);
    assertArrayEquals(new long[] {50, 100, 350}, shots(evaluated));
    Evaluated aimed = plain(toError(0.1)).evaluate(sines(1), ones(1), 0.25);
    assertArrayEquals(new long[] {400}, shots(aimed));
  }

  @Test
  void an_error_is_reached_with_the_shots_of_the_formula() {
    Evaluated evaluated =
        plain(toError(0.1).withDeviation(0.5)).evaluate(sines(2), new double[] {1, 3}, 1);
    assertArrayEquals(new long[] {100, 300}, shots(evaluated));
  }

  @Test
  void a_total_below_the_number_of_evaluations_is_refused_before_any_is_made() {
    FluxionException refusal =
        assertThrows(FluxionException.class, () -> evaluate(plain(total(5)), sines(8)));
    assertEquals(
        "FLX-250: 5 shots are too few for 8 evaluations, they take 8 or more",
        refusal.getMessage());
    refusal =
        assertThrows(
            FluxionException.class, () -> evaluate(plain(total(500).withPilot(100)), sines(8)));
    assertEquals(
        "FLX-250: 500 shots are too few for 8 evaluations, they take 800 or more",
        refusal.getMessage());
    assertEquals(0, backend.batches());
  }

  @Test
  void a_pilot_finds_out_what_scatters_and_its_shots_are_part_of_the_result() {
    CoinBackend uneven = uneven();
    Evaluator evaluator =
        new Evaluator(
            uneven, total(10_000_000).withPilot(100_000), Optional.empty(), Reuse.EXACT_ONLY);
    Evaluated evaluated = evaluate(evaluator, sines(4));

    long[] shots = shots(evaluated);
    for (int i = 0; i < 4; i++) {
      assertEquals((i + 1) * 1_000_000, shots[i], 100, "within the weight of what was assumed");
    }
    assertEquals(10_000_000, Arrays.stream(shots).sum());
    assertEquals(10_000_000, evaluated.spending().shots());
    assertEquals(2, evaluated.spending().batches());
    assertEquals(8, evaluated.spending().executed());
    assertEquals(10_000_000, uneven.shots());
    double[] noise = Points.noise(sines(4), evaluated);
    for (int i = 0; i < 4; i++) {
      double error = (i + 1) / Math.sqrt(shots[i]);
      assertEquals(error, Points.error(evaluated.estimates().get(i)), error * 1e-9);
      assertEquals(0, noise[i], 5 * error);
    }
  }

  @Test
  void a_pilot_that_took_more_than_its_due_is_made_up_for_by_the_others() {
    CoinBackend uneven =
        CoinBackend.of(Kind.HARDWARE).deviation(each -> each.inputs().get(0)[0] < 0.35 ? 1e-3 : 1);
    Evaluator evaluator =
        new Evaluator(uneven, total(1_000).withPilot(200), Optional.empty(), Reuse.EXACT_ONLY);
    Evaluated evaluated = evaluate(evaluator, sines(4));
    assertArrayEquals(new long[] {200, 200, 200, 400}, shots(evaluated));
    assertEquals(1_000, uneven.shots());
  }

  @Test
  void samples_of_a_pilot_and_of_the_rest_are_independent() {
    List<Evaluation> wanted = sines(2_000);
    double[] pilot =
        Points.noise(wanted, evaluate(plain(ShotPolicy.of(new Shots(100, 7))), wanted));
    double[] all = Points.noise(wanted, evaluate(plain(total(400_000).withPilot(100)), wanted));
    double[] rest = new double[pilot.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = 2 * all[i] - pilot[i];
    }
    assertEquals(0, Points.correlation(pilot, rest), 4 / Math.sqrt(2_000));
  }

  @Test
  void a_pilot_serves_an_error_too() {
    Evaluator evaluator =
        new Evaluator(
            uneven(), toError(0.01).withPilot(10_000), Optional.empty(), Reuse.EXACT_ONLY);
    long[] shots = shots(evaluate(evaluator, sines(4)));
    for (int i = 0; i < 4; i++) {
      assertEquals((i + 1) * 100_000, shots[i], (i + 1) * 100_000 * 1e-3);
    }
  }

  @Test
  void what_is_exact_takes_no_part_in_a_total() {
    evaluate(stored(ShotPolicy.of(Shots.EXACT), Reuse.EXACT_ONLY), sines(2));
    Evaluated evaluated = evaluate(stored(total(1_000), Reuse.EXACT_ONLY), sines(4));
    assertArrayEquals(new long[] {0, 0, 500, 500}, shots(evaluated));
    assertEquals(2, evaluated.spending().cacheHits());
  }

  @Test
  void kept_samples_are_part_of_a_total_that_is_topped_up() {
    evaluate(stored(total(1_000), Reuse.TOP_UP), sines(4));
    Evaluated more = evaluate(stored(total(1_600), Reuse.TOP_UP), sines(4));
    assertArrayEquals(new long[] {400, 400, 400, 400}, shots(more));
    assertEquals(600, more.spending().shots());
    assertEquals(4, more.spending().reusedSamples());
    assertEquals(0, evaluate(stored(total(1_600), Reuse.TOP_UP), sines(4)).spending().shots());
  }

  @Test
  void a_pilot_takes_only_what_is_missing_when_samples_are_topped_up() {
    evaluate(stored(ShotPolicy.of(new Shots(60, 1)), Reuse.TOP_UP), sines(2));
    Evaluated evaluated = evaluate(stored(total(400).withPilot(100), Reuse.TOP_UP), sines(4));
    assertArrayEquals(new long[] {100, 100, 100, 100}, shots(evaluated));
    assertEquals(40 + 40 + 100 + 100, evaluated.spending().shots());
  }

  @Test
  void coefficients_that_are_not_finite_leave_equal_shots() {
    Evaluated evaluated = plain(total(90)).evaluate(sines(3), new double[] {1, Double.NaN, 5}, 1);
    assertArrayEquals(new long[] {30, 30, 30}, shots(evaluated));
  }
}
