package dev.fluxion.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Declaration;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Rule;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class SinesTest {
  private static final List<BiFunction<Expr, Angle, Expr>> RECURSIVE =
      List.of(Shift::shiftSin, Shift::undeclaredSin, Shift::periodicSin, Shift::antiperiodicSin);

  @Test
  void valuesAreThoseOfTheArticle() {
    double[] values = {0.38941833, 0.09983342, 0.19866933};
    double[] slopes = {0.921061, 0.9950042, 0.9800666};
    double[] points = {0.4, 0.1, 0.2};
    Expr sine = Shift.shiftSin(Scalars.input());
    for (int k = 0; k < points.length; k++) {
      assertEquals(values[k], Scalars.value(sine, points[k]), 5e-8);
      assertEquals(slopes[k], Scalars.derivative(sine, 1, points[k]), 5e-7);
      assertEquals(-values[k], Scalars.derivative(sine, 2, points[k]), 5e-8);
    }
  }

  @Property
  void everyShiftGivesEveryOrder(
      @ForAll @DoubleRange(min = -7, max = 7) @Scale(15) double x,
      @ForAll @IntRange(min = 1, max = 11) int twelfths,
      @ForAll @IntRange(min = 1, max = 4) int order) {
    Angle shift = Angle.PI.times(twelfths).over(12);
    double growth = Math.pow(1 / shift.sin(), order);
    for (BiFunction<Expr, Angle, Expr> function : RECURSIVE) {
      Expr sine = function.apply(Scalars.input(), shift);
      double expected = Math.sin(x + order * Math.PI / 2);
      assertEquals(expected, Scalars.derivative(sine, order, x), 1e-14 * growth);
    }
  }

  @Test
  void namedShiftsWork() {
    Expr sine = Shift.shiftSin(Scalars.input(), Angle.named("s", 0.7));
    assertEquals(Math.cos(0.3), Scalars.derivative(sine, 1, 0.3), 1e-15);
  }

  @Test
  void shiftsWithoutSineAreRefusedByTheRuleOnly() {
    for (Angle shift : List.of(Angle.PI, Angle.ZERO, Angle.PI.times(-4), Angle.named("s", 1e-13))) {
      Expr sine = Shift.shiftSin(Scalars.input(), shift);
      assertEquals(Math.sin(0.4), Scalars.value(sine, 0.4));
      FluxionException e = assertThrows(FluxionException.class, () -> Scalars.derivative(sine));
      assertEquals(
          "FLX-150: 'shift:sin' needs a shift whose sine is not 0 for its derivative, got shift="
              + shift,
          e.getMessage());
    }
  }

  @Test
  void numericRulesReachTheirOrders() {
    Rule.Nested nested = assertInstanceOf(Rule.Nested.class, Sines.NESTED.rules(0).get(0));
    assertEquals(2, nested.derivatives().size());
    assertEquals(Math.cos(0.4), nested.derivatives().get(0).applyAsDouble(0.4));
    assertEquals(-Math.sin(0.4), nested.derivatives().get(1).applyAsDouble(0.4));
    Rule.Nested opaque = assertInstanceOf(Rule.Nested.class, Sines.OPAQUE.rules(0).get(0));
    assertEquals(1, opaque.derivatives().size());
    Rule.NestedOfOrder byOrder =
        assertInstanceOf(Rule.NestedOfOrder.class, Sines.BY_ORDER.rules(0).get(0));
    assertEquals(-Math.cos(0.4), byOrder.derivative().apply(7, 0.4), 1e-14);
    for (Expr sine :
        List.of(
            Shift.nestedSin(Scalars.input()),
            Shift.opaqueSin(Scalars.input()),
            Shift.byOrderSin(Scalars.input()))) {
      assertEquals(Math.sin(0.4), Scalars.value(sine, 0.4));
    }
  }

  @Test
  void structureIsDeclaredAsTheNamesSay() {
    Angle turn = Angle.PI.times(2);
    Declaration full = Sines.SIN.declaration(0);
    assertEquals(Optional.of(Spectrum.of(1).withoutConstant()), full.spectrum());
    assertEquals(Optional.of(Angle.PI), full.knownAntiperiod());
    assertEquals(Optional.of(turn), Sines.PERIODIC.declaration(0).knownPeriod());
    assertEquals(Optional.empty(), Sines.PERIODIC.declaration(0).knownAntiperiod());
    assertEquals(Optional.of(Angle.PI), Sines.ANTIPERIODIC.declaration(0).knownAntiperiod());
    assertEquals(Optional.of(turn), Sines.ANTIPERIODIC.declaration(0).knownPeriod());
    for (Primitive primitive : List.of(Sines.PERIODIC, Sines.ANTIPERIODIC, Sines.UNDECLARED)) {
      assertEquals(Optional.empty(), primitive.declaration(0).spectrum());
    }
    assertEquals(Optional.empty(), Sines.UNDECLARED.declaration(0).knownPeriod());
  }
}
