package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.PreparedRequest;
import dev.fluxion.dsl.Result;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;

/** A function of Fluxion minimised by an optimiser of Hipparchus: conjugate gradients. */
final class Descent {
  private static final int MOST = 10_000;
  private static final double ACCURACY = 1e-13;

  private final PreparedRequest value;
  private final PreparedRequest gradient;
  private final List<Double> values = new ArrayList<>();
  private long evaluations;
  private int gradients;

  private Descent(DifferentiableFunction function) {
    this.value = function.request().value().prepare();
    this.gradient = function.request().gradient().prepare();
  }

  /**
   * How a minimum was found.
   *
   * @param point where it is
   * @param value what it is
   * @param values the value at each gradient on the way
   * @param gradients how many gradients were taken
   * @param evaluations the evaluations of primitives, values and gradients
   */
  record Minimum(
      double[] point, double value, List<Double> values, int gradients, long evaluations) {}

  static Minimum of(DifferentiableFunction function, double... start) {
    return new Descent(function).run(start);
  }

  private Minimum run(double[] start) {
    NonLinearConjugateGradientOptimizer optimizer =
        new NonLinearConjugateGradientOptimizer(
            Formula.POLAK_RIBIERE, new SimpleValueChecker(ACCURACY, ACCURACY));
    PointValuePair found =
        optimizer.optimize(
            new MaxEval(MOST),
            new ObjectiveFunction(point -> result(value, point).value().asDouble()),
            new ObjectiveFunctionGradient(
                point -> {
                  gradients++;
                  values.add(value.at(point).value().asDouble());
                  return result(gradient, point).gradient().toArray();
                }),
            GoalType.MINIMIZE,
            new InitialGuess(start));
    return new Minimum(
        found.getPoint(), found.getValue(), List.copyOf(values), gradients, evaluations);
  }

  private Result result(PreparedRequest request, double[] point) {
    Result result = request.at(point);
    evaluations += result.counters().evaluations();
    return result;
  }
}
