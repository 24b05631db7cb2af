package dev.fluxion.dsl;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.scalar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.ElementwiseBuilder;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distinct evaluations of one recursive sine at one point, counted in the kernel itself. */
class EvaluationCountTest {
  private final AtomicLong calls = new AtomicLong();

  private DifferentiableFunction sine(Angle shift, UnaryOperator<ElementwiseBuilder> declarations) {
    ElementwiseBuilder builder =
        Primitive.elementwise("test:sine")
            .attribute("shift", shift)
            .kernel(
                x -> {
                  calls.incrementAndGet();
                  return Math.sin(x);
                })
            .derivative(
                (self, x) -> {
                  Angle s = self.angle("shift");
                  return self.at(x.plus(s)).minus(self.at(x.minus(s))).times(1 / (2 * s.sin()));
                });
    Primitive primitive = declarations.apply(builder).build();
    return Fluxion.function("sine").input("x", scalar()).returns(x -> primitive.at(x));
  }

  private static Request upTo(DifferentiableFunction function, int n) {
    Request request = function.request().value();
    for (int k = 1; k <= n; k++) {
      request = request.derivative(k);
    }
    return request;
  }

  /** Counts in the kernel and compares with what the engine says that it counted. */
  private long counted(Request request, double x) {
    PreparedRequest prepared = request.prepare();
    calls.set(0);
    Result result = prepared.at(x);
    assertEquals(calls.get(), result.counters().evaluations());
    assertEquals(calls.get(), prepared.explain().evaluations());
    return calls.get();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 10, 20})
  void without_a_declaration_order_n_costs_n_plus_1_and_all_orders_2n_plus_1(int n) {
    DifferentiableFunction sine = sine(Angle.of(0.3), builder -> builder);

    assertEquals(n + 1, counted(sine.request().derivative(n), 0.4));
    assertEquals(2 * n + 1, counted(upTo(sine, n), 0.4));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 10, 20})
  void with_a_period_and_a_right_angle_order_n_costs_2_and_all_orders_4(int n) {
    DifferentiableFunction sine = sine(PI.over(2), builder -> builder.period(PI.times(2)));

    assertEquals(2, counted(sine.request().derivative(n), 0.4));
    assertEquals(4, counted(upTo(sine, n), 0.4));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 10, 20})
  void with_an_antiperiod_order_n_costs_1_and_all_orders_2(int n) {
    DifferentiableFunction sine = sine(PI.over(2), builder -> builder.antiperiod(PI));

    assertEquals(1, counted(sine.request().derivative(n), 0.4));
    assertEquals(2, counted(upTo(sine, n), 0.4));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 20})
  void with_a_spectrum_all_orders_cost_3_whatever_the_shift(int n) {
    DifferentiableFunction sine = sine(Angle.of(0.3), builder -> builder.spectrum(Spectrum.of(1)));

    assertEquals(3, counted(upTo(sine, n), 0.4));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 12})
  void applied_literally_order_n_costs_2_to_the_n(int n) {
    DifferentiableFunction sine =
        sine(PI.over(2), builder -> builder.period(PI.times(2))).merging(Merging.NONE);

    assertEquals(1L << n, counted(sine.request().derivative(n), 0.4));
  }

  @Test
  void floating_point_base_points_do_not_spoil_the_counts() {
    PreparedRequest undeclared = upTo(sine(Angle.of(0.3), b -> b), 20).prepare();
    PreparedRequest periodic = upTo(sine(PI.over(2), b -> b.period(PI.times(2))), 20).prepare();
    Random random = new Random(1);
    for (int k = 0; k < 10_000; k++) {
      double x = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(6));
      calls.set(0);
      undeclared.at(x);
      assertEquals(41, calls.get());
      calls.set(0);
      Result result = periodic.at(x);
      assertEquals(4, calls.get());
      assertEquals(Math.sin(x), result.derivative(20).asDouble(), 1e-9);
    }
  }

  @Test
  void order_60_is_built_and_evaluated_in_milliseconds() {
    for (Angle shift : new Angle[] {PI.over(2), Angle.of(0.3)}) {
      long start = System.nanoTime();
      sine(shift, b -> b).derivative(60).value(0.4);
      assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }
  }

  @Test
  void an_ill_conditioned_rule_says_so_and_a_spectrum_cures_it() {
    Request bare = sine(Angle.of(0.3), b -> b).request().derivative(60);
    double factor = Math.pow(Math.sin(0.3), -60);
    assertEquals(1, bare.at(0.4).errorFactor() / factor, 1e-9);
    assertEquals(1, bare.explain().warnings().size());
    assertTrue(bare.explain().toString().contains("ill-conditioned"));

    Request cured =
        sine(Angle.of(0.3), b -> b.spectrum(Spectrum.of(1).withoutConstant()))
            .request()
            .derivative(60);
    Result result = cured.at(0.4);
    assertEquals(Math.sin(0.4), result.derivative(60).asDouble(), 1e-9);
    assertEquals(1, result.errorFactor(), 1e-9);
    assertEquals(0, cured.explain().warnings().size());
  }
}
