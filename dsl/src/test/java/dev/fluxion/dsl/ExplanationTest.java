package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan tells what will be run, what that is good for, and what else there was. */
class ExplanationTest {
  private static final double[] POINT = {0.3, 0.4};

  private final CosineProduct cosines = new CosineProduct();
  private final CoinBackend backend = CoinBackend.of(Backend.Kind.HARDWARE).limit(5);

  private static Request all(DifferentiableFunction function) {
    return function.request().value().gradient().hessian();
  }

  private DifferentiableFunction sines() {
    return Fluxion.function("sines")
        .input("w", vector(3))
        .returns(w -> Elementary.exp(Shift.shiftSin(w, Angle.PI.over(2))).sum());
  }

  @Test
  void a_plan_reads_like_this() {
    String expected =
        """
        plan of cosines
          backend coin (hardware), classical part compiled
          planning fewest evaluations, merging spectrum
          sampling total(10000), pilot 10: 10000 shots, expected standard error 0.02688 if a shot deviates by 0.5000
          evaluations 8, test:cosines 8
          on the backend 8, in round trips 1, batches 2
          test:cosines
            derivatives value, 2 of order 1, 3 of order 2: value, d/d0, d/d1, d^2/d0^2, d/d0 d/d1, d^2/d1^2
            rule declared spectra, by lines third, the fewest points, 8
            points 8: 0, [0: 2π/3], [0: 4π/3], [1: 2π/3], [1: 4π/3], [0: π/2, 1: π/2], [0: π, 1: π], [0: 3π/2, 1: 3π/2]
            coefficients' 1-norm 2.000, error factor 2.000 (order 0: 1.000, order 1: 1.155, order 2: 2.000)
            shots 10000, expected standard error 0.02688
            alternatives
              separate: points 11, variance 27.30, 1-norm 1.000
              grid quarter: points 9, variance 30.92, 1-norm 2.000
              grid third: points 9, variance 28.88, 1-norm 1.333
              lines quarter: points 8, variance 36.00, 1-norm 2.500
            * lines third: points 8, variance 28.90, 1-norm 2.000
            applied literally 21 evaluations, merged without a period 13, on a plain grid 9
        """;
    Sampling sampling = Sampling.total(10_000).pilot(10).deviation(0.5);
    assertEquals(expected, all(cosines.function(2).on(backend, sampling)).explain().toString());
  }

  @Test
  void a_plan_of_several_primitives_sums_them_up() {
    Explanation plan = all(sines().on(backend, Sampling.each(100))).explain();
    assertEquals("sines", plan.function());
    assertEquals(9, plan.evaluations());
    assertEquals("{elementary:exp=3, shift:sin=6}", plan.evaluationsByPrimitive().toString());
    assertEquals(2, plan.roundTrips());
    assertEquals(3, plan.batches());
    assertEquals(900, plan.shots());
    assertEquals(24, plan.requested());
    assertEquals(18, plan.merged());
    String text = plan.toString();
    assertTrue(text.contains("\n  shift:sin[shift=π/2], 3 elements\n"), text);
    assertTrue(text.contains(", for fewest evaluations\n"), text);
    assertTrue(text.contains("\n  written out: elementary:exp by recursive rule\n"), text);
  }

  @Test
  void in_process_nothing_travels_or_is_sampled() {
    Explanation plan = all(cosines.function(2)).explain();
    assertEquals(0, plan.roundTrips());
    assertEquals(0, plan.batches());
    assertEquals(0, plan.shots());
    assertEquals(0, plan.expectedError());
    assertEquals(Map.of("test:cosines", 8L), plan.evaluationsByPrimitive());
    assertFalse(plan.toString().contains("sampling"));
    assertFalse(plan.toString().contains("on the backend"));
  }

  @Test
  void batches_are_those_that_leave() {
    all(sines().on(backend)).at(0.1, 0.2, 0.3);
    assertEquals(all(sines().on(backend)).explain().batches(), backend.batches());
  }

  /** The sum of the variances of a value and a gradient of the primitive itself. */
  private static double error(Result result) {
    double value = result.standardErrors().value().asDouble();
    double[] gradient = result.standardErrors().gradient().toArray();
    return Math.sqrt(value * value + Arrays.stream(gradient).map(e -> e * e).sum());
  }

  @Test
  void the_expected_error_is_that_of_the_results() {
    for (Sampling sampling :
        List.of(Sampling.each(1_000), Sampling.total(5_000), Sampling.toError(0.03))) {
      Request request = cosines.function(2).on(backend, sampling).request().value().gradient();
      assertEquals(1, error(request.at(POINT)) / request.explain().expectedError(), 1e-3);
    }
  }

  @Test
  void an_error_that_is_aimed_at_is_expected_and_its_shots_are_told() {
    Explanation plan =
        all(cosines.function(2).on(backend, Sampling.toError(0.01).deviation(0.5))).explain();
    assertEquals(0.01, plan.expectedError(), 1e-12);
    assertEquals(0.25 * 28.90 / 1e-4, plan.shots(), 20);
    Sampling coarse = Sampling.toError(10);
    assertTrue(all(cosines.function(2).on(backend, coarse)).explain().expectedError() < 10);
  }

  @Test
  void several_groups_add_up_their_coefficients_before_squaring() {
    DifferentiableFunction both =
        Fluxion.function("both")
            .input("x", vector(2))
            .input("y", vector(2))
            .returns((x, y) -> cosines.primitive().at(x).plus(cosines.primitive().at(y).times(2)));
    double one =
        all(cosines.function(2).on(backend, Sampling.total(1_000))).explain().expectedError();
    Explanation two = all(both.on(backend, Sampling.total(1_000))).explain();
    assertEquals(2 * one, two.expectedError(), 1e-12);
    Explanation each = all(both.on(backend, Sampling.each(100))).explain();
    assertEquals(
        Math.sqrt(2)
            * all(cosines.function(2).on(backend, Sampling.each(100))).explain().expectedError(),
        each.expectedError(),
        1e-12);
  }

  @Test
  void values_that_nothing_is_made_of_count_as_they_are() {
    Explanation plan = sines().on(backend, Sampling.each(100)).explain();
    assertEquals(Math.sqrt(6.0 / 100), plan.expectedError(), 1e-12);
    assertEquals(1, plan.norm());
    assertEquals(List.of(), plan.alternatives());
  }

  @Test
  void alternatives_are_those_of_the_whole_plan() {
    List<Alternative> alternatives = all(cosines.function(2)).explain().alternatives();
    assertEquals(
        List.of("separate", "grid quarter", "grid third", "lines quarter", "lines third"),
        alternatives.stream().map(Alternative::layout).toList());
    assertEquals(
        List.of(11L, 9L, 9L, 8L, 8L), alternatives.stream().map(Alternative::evaluations).toList());
    for (PointLayout layout : PointLayout.values()) {
      Explanation only = all(cosines.function(2).planning(Planning.only(layout))).explain();
      String name = only.settings().planning().toString().substring("only ".length());
      only.alternatives().stream()
          .filter(each -> each.layout().equals(name))
          .forEach(
              each -> {
                assertEquals(only.evaluations(), each.evaluations());
                assertEquals(only.norm(), each.norm(), 1e-12);
              });
    }
  }

  @Test
  void a_reason_for_corners_is_a_note() {
    Explanation plan = all(cosines.function(5)).partial(0, 1, 2, 3, 4).explain();
    assertEquals(
        List.of("test:cosines: 5 parameters exceed the line rule's 4: corners"), plan.notes());
    assertTrue(
        plan.toString().contains("\n    note: 5 parameters exceed the line rule's 4: corners\n"));
  }

  @Test
  void a_warning_is_said_once() {
    DifferentiableFunction twice =
        Fluxion.function("twice")
            .input("x", vector(2))
            .returns(
                x ->
                    Shift.undeclaredSin(x.get(0), Angle.of(0.3))
                        .plus(Shift.undeclaredSin(x.get(1), Angle.of(0.3))));
    Request request = twice.request();
    int[] order = new int[20];
    int[] other = new int[20];
    Arrays.fill(other, 1);
    Explanation plan = request.partial(order).partial(other).explain();
    assertEquals(1, plan.warnings().size());
    assertTrue(plan.toString().contains("\n  warning: " + plan.warnings().get(0) + "\n"));
  }

  @Test
  void evaluations_in_process_are_not_those_of_the_backend() {
    DifferentiableFunction mixed =
        Fluxion.function("mixed")
            .input("w", vector(3))
            .returns(w -> Elementary.exp(cosines.primitive().at(w)));
    Explanation plan = all(mixed.on(new OnlyCosines(), Sampling.each(10))).explain();
    assertEquals(17, plan.evaluations());
    assertEquals(160, plan.shots());
    assertTrue(plan.toString().contains("\n  on the backend 16, in round trips 1, batches 1\n"));
  }

  /** A backend that samples the one primitive. */
  private static final class OnlyCosines implements Backend {
    private final CoinBackend coin = CoinBackend.of(Kind.HARDWARE);

    @Override
    public String id() {
      return "cosines";
    }

    @Override
    public Capabilities capabilities() {
      return coin.capabilities();
    }

    @Override
    public boolean supports(BoundPrimitive call) {
      return call.primitive().id().equals("test:cosines");
    }

    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      return coin.evaluate(batch);
    }

    @Override
    public void close() {}
  }
}
