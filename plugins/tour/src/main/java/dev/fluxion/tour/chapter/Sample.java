package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Explanation;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A derivative of a function of one variable, built and evaluated once.
 *
 * @param value the derivative at {@link #X}
 * @param milliseconds the processor time of building and evaluating
 * @param evaluations how many evaluations of primitives it took
 * @param errorFactor how much an error of an evaluation can have grown
 * @param warnings what the plan warns of
 */
record Sample(
    double value,
    double milliseconds,
    long evaluations,
    double errorFactor,
    List<String> warnings) {
  static final double X = 0.4;

  /** Some hundred times what is seen, so that a busy machine does not fail the tour. */
  static final double MOST_MILLISECONDS = 2000;

  static Sample of(UnaryOperator<Expr> body, int order) {
    CpuClock clock = new CpuClock();
    DifferentiableFunction derivative = sine(body).derivative(order);
    double value = derivative.value(X).asDouble();
    double milliseconds = clock.lap();
    Explanation plan = derivative.explain();
    return new Sample(value, milliseconds, plan.evaluations(), plan.errorFactor(), plan.warnings());
  }

  static DifferentiableFunction sine(UnaryOperator<Expr> body) {
    return Fluxion.function("sine").input("x", Shape.scalar()).returns(body);
  }
}
