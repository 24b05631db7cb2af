package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.dsl.Merging;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.ElementwiseBuilder;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntToLongFunction;
import java.util.function.UnaryOperator;

/**
 * A way to carry out the recursive rule: what is declared of the sine, and how far it is used.
 *
 * @param name the heading of its column
 * @param merging how far evaluations are merged
 * @param shift the shift of the rule
 * @param declaration declares the structure of a sine
 * @param shipped the sine of the plugin that declares as much
 * @param aloneByTheory the evaluations for an order alone
 * @param togetherByTheory the evaluations for all orders up to one
 */
record Scheme(
    String name,
    Merging merging,
    Angle shift,
    UnaryOperator<ElementwiseBuilder> declaration,
    BiFunction<Expr, Angle, Expr> shipped,
    IntToLongFunction aloneByTheory,
    IntToLongFunction togetherByTheory) {
  private static final Angle QUARTER = Angle.PI.over(2);

  static final Scheme NAIVE =
      new Scheme(
          "naive",
          Merging.NONE,
          QUARTER,
          sine -> sine,
          Shift::undeclaredSin,
          n -> 1L << n,
          n -> (2L << n) - 1);

  static final Scheme MERGED =
      new Scheme(
          "merged",
          Merging.EXACT,
          QUARTER,
          sine -> sine,
          Shift::undeclaredSin,
          n -> n + 1L,
          n -> 2L * n + 1);

  static final Scheme PERIOD =
      new Scheme(
          "period",
          Merging.PERIOD,
          QUARTER,
          sine -> sine.period(Angle.PI.times(2)),
          Shift::periodicSin,
          n -> 2,
          n -> Math.min(2L * n + 1, 4));

  static final Scheme ANTIPERIOD =
      new Scheme(
          "antiperiod",
          Merging.PERIOD,
          QUARTER,
          sine -> sine.antiperiod(Angle.PI),
          Shift::antiperiodicSin,
          n -> 1,
          n -> 2);

  static final Scheme SPECTRUM =
      new Scheme(
          "spectrum",
          Merging.SPECTRUM,
          Angle.of(0.3),
          sine -> sine.spectrum(Spectrum.of(1).withoutConstant()),
          Shift::shiftSin,
          n -> 1,
          n -> 2);

  static final List<Scheme> ALL = List.of(NAIVE, MERGED, PERIOD, ANTIPERIOD, SPECTRUM);

  /** Returns the evaluations that order n alone takes by the theory. */
  long alone(int n) {
    return aloneByTheory.applyAsLong(n);
  }

  /** Returns the evaluations that orders 0 to n together take by the theory. */
  long together(int n) {
    return togetherByTheory.applyAsLong(n);
  }

  /** Returns a sine of the shipped plugin. */
  DifferentiableFunction ofPlugin() {
    return function(x -> shipped.apply(x, shift));
  }

  /** Returns the same sine with calls that are counted. */
  DifferentiableFunction counted(CountingSine counting) {
    Primitive sine = declaration.apply(counting.recursive()).build();
    return function(x -> sine.with("shift", shift).at(x));
  }

  private DifferentiableFunction function(UnaryOperator<Expr> body) {
    return Fluxion.function("sine").input("x", Shape.scalar()).returns(body).merging(merging);
  }
}
