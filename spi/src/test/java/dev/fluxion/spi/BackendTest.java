package dev.fluxion.spi;

import static dev.fluxion.spi.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes to a backend and comes back from it. */
class BackendTest {

  @Test
  void an_exact_estimate_has_no_error_and_took_no_shots() {
    Estimate estimate = Estimate.exact(new double[] {1, 2}, new double[] {3});
    assertArrayEquals(new double[] {0, 0}, estimate.standardErrors().get(0));
    assertArrayEquals(new double[] {3}, estimate.values().get(1));
    assertEquals(0, estimate.shots());
  }

  @Test
  void another_seed_keeps_the_number_of_shots() {
    assertEquals(new Shots(100, 7), new Shots(100, 0).seed(7));
    assertEquals(0, Shots.EXACT.count());
  }

  @Test
  void shots_are_not_negative() {
    assertRefused("FLX-140: shots are 0 (exact) or more, got -1", () -> new Shots(-1, 0));
  }

  @Test
  void an_estimate_has_an_error_for_each_value() {
    String message = "FLX-141: an estimate has one standard error for each value of each output";
    List<double[]> two = List.of(new double[2]);
    List<double[]> one = List.of(new double[1]);
    assertRefused(message, () -> new Estimate(two, one, 0));
    assertRefused(message, () -> new Estimate(two, List.of(), 0));
    assertRefused(message, () -> new Estimate(one, List.of(new double[1], new double[1]), 0));
  }

  @Test
  void independent_estimates_are_pooled_by_their_shots() {
    Estimate first = new Estimate(List.of(new double[] {1}), List.of(new double[] {0.2}), 100);
    Estimate second = new Estimate(List.of(new double[] {2}), List.of(new double[] {0.1}), 300);

    Estimate pooled = first.pooled(second);

    assertEquals(1.75, pooled.values().get(0)[0], 1e-15);
    assertEquals(Math.hypot(0.25 * 0.2, 0.75 * 0.1), pooled.standardErrors().get(0)[0], 1e-15);
    assertEquals(400, pooled.shots());
    Estimate exact = Estimate.exact(new double[] {3});
    assertEquals(exact, first.pooled(exact));
    assertEquals(exact, exact.pooled(first));
  }

  @Test
  void a_backend_takes_at_least_one_evaluation_at_a_time() {
    assertRefused(
        "FLX-142: a backend takes at least one evaluation at a time, got 0",
        () -> new Backend.Capabilities(Backend.Kind.ANALYTIC, true, false, 0));
  }
}
