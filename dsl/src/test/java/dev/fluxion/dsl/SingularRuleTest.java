package dev.fluxion.dsl;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.scalar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.ElementwiseBuilder;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Rule;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Recursive rules whose coefficients are infinite, undefined or absurd at some shift. */
class SingularRuleTest {
  private static final Rule.Derivative SHIFT_RULE =
      (self, x) -> {
        Angle s = self.angle("shift");
        return self.at(x.plus(s)).minus(self.at(x.minus(s))).times(1 / (2 * s.sin()));
      };

  private final AtomicInteger calls = new AtomicInteger();

  private Primitive sine(UnaryOperator<ElementwiseBuilder> rules) {
    return rules
        .apply(
            Primitive.elementwise("test:sine")
                .attribute("shift", PI.over(2))
                .kernel(
                    x -> {
                      calls.incrementAndGet();
                      return Math.sin(x);
                    }))
        .build();
  }

  private static DifferentiableFunction of(Primitive primitive, Angle shift) {
    return Fluxion.function("f")
        .input("x", scalar())
        .returns(x -> primitive.with("shift", shift).at(x));
  }

  private static void assertRefused(String message, Executable action) {
    FluxionException refusal = assertThrows(FluxionException.class, action);
    assertEquals(message, refusal.getMessage());
    assertTrue(ErrorCatalogue.read().explains(message), message);
  }

  private static String message(Primitive primitive, Angle shift, String coefficient) {
    return "FLX-323: the rule of 'test:sine[shift="
        + shift
        + "]' (from "
        + primitive.origin()
        + ") needs coefficients that are finite and at most 1e12, got "
        + coefficient
        + "; use another shift";
  }

  @Test
  void a_shift_without_a_sine_is_refused_before_anything_is_evaluated() {
    Primitive sine = sine(builder -> builder.derivative(SHIFT_RULE));
    record Singular(Angle shift, String coefficient) {}
    for (Singular each :
        List.of(
            new Singular(PI, "Infinity"),
            new Singular(PI.times(3), "Infinity"),
            new Singular(Angle.ZERO, "NaN"),
            new Singular(Angle.named("s", Math.PI), "4.0828098382988425E15"),
            new Singular(Angle.of(1e-14), "5.0E13"))) {
      String message = message(sine, each.shift(), each.coefficient());
      DifferentiableFunction f = of(sine, each.shift());
      for (Merging merging : List.of(Merging.EXACT, Merging.PERIOD, Merging.SPECTRUM)) {
        DifferentiableFunction merged = f.merging(merging);
        assertRefused(message, () -> merged.derivative(1).value(0.4));
        assertRefused(message, () -> merged.derivative(3).explain());
        assertRefused(message, () -> merged.request().value().derivative(2).prepare());
        assertRefused(message, () -> merged.gradient().value(0.4));
      }
    }
    assertEquals(0, calls.get());
  }

  @Test
  void the_value_does_not_need_the_rule() {
    Primitive sine = sine(builder -> builder.derivative(SHIFT_RULE));
    assertEquals(Math.sin(0.4), of(sine, PI).value(0.4).asDouble());
    assertEquals(1, calls.get());
  }

  @Test
  void a_spectrum_beside_it_does_not_make_it_right() {
    Primitive sine =
        sine(builder -> builder.spectrum(Spectrum.of(1).withoutConstant()).derivative(SHIFT_RULE));
    assertRefused(message(sine, PI, "Infinity"), () -> of(sine, PI).derivative(1).value(0.4));
  }

  @Test
  void a_rule_that_is_not_chosen_is_not_refused() {
    Primitive sine =
        sine(builder -> builder.derivative(SHIFT_RULE).derivativeOfOrder(SingularRuleTest::wave));
    assertEquals(-Math.cos(0.4), of(sine, PI).derivative(3).value(0.4).asDouble(), 1e-15);
  }

  private static double wave(int order, double x) {
    return Math.sin(x + order * Math.PI / 2);
  }

  @Test
  void a_multiplier_does_not_save_it() {
    Primitive sine =
        sine(
            builder ->
                builder.derivative(
                    (self, x) ->
                        self.at(x.negate().plus(PI.over(2))).times(1 / self.angle("shift").sin())));
    assertEquals(Math.cos(0.4), of(sine, PI.over(2)).derivative(1).value(0.4).asDouble(), 1e-15);
    assertRefused(message(sine, PI, "Infinity"), () -> of(sine, PI).derivative(1).value(0.4));
  }

  @Test
  void what_stays_in_place_may_be_large_but_not_infinite() {
    Primitive steep =
        sine(
            builder ->
                builder.derivative(
                    (self, x) -> self.at(x).times(1e13 / self.angle("shift").sin())));
    assertEquals(
        1e13 * Math.sin(0.4), of(steep, PI.over(2)).derivative(1).value(0.4).asDouble(), 1e-3);
    assertRefused(message(steep, PI, "Infinity"), () -> of(steep, PI).derivative(1).value(0.4));
  }

  @Test
  void a_coefficient_that_is_large_but_right_is_used() {
    Primitive sine = sine(builder -> builder.derivative(SHIFT_RULE));
    DifferentiableFunction f = of(sine, Angle.of(1e-6));
    assertEquals(Math.cos(0.4), f.derivative(1).value(0.4).asDouble(), 1e-9);
  }

  @Test
  void the_shipped_sine_refuses_such_a_shift_itself() {
    for (Angle shift : List.of(PI, Angle.ZERO, Angle.named("s", Math.PI))) {
      DifferentiableFunction f =
          Fluxion.function("f").input("x", scalar()).returns(x -> Shift.shiftSin(x, shift));
      assertRefused(
          "FLX-150: 'shift:sin' needs a shift whose sine is not 0 for its derivative, got shift="
              + shift,
          () -> f.derivative(1).value(0.4));
      assertEquals(Math.sin(0.4), f.value(0.4).asDouble());
    }
  }
}
