package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A subject as points and a function of them, whatever kind of primitive it is. */
final class Evaluations {
  private Evaluations() {}

  static UnaryOperator<double[]> of(Subject subject) {
    DifferentiableFunction function =
        subject instanceof Elementwise elementwise
            ? elementwise.reading().function()
            : ((ArrayMap) subject).function();
    return point -> function.value(point).toArray();
  }

  static double[][] points(Subject subject, int count, RandomGenerator random) {
    double[][] points = new double[count][];
    for (int k = 0; k < count; k++) {
      points[k] =
          subject instanceof Elementwise elementwise
              ? elementwise.point(random)
              : ((ArrayMap) subject).draw(random);
    }
    return points;
  }

  static double[][] values(UnaryOperator<double[]> function, double[][] points) {
    double[][] values = new double[points.length][];
    for (int k = 0; k < points.length; k++) {
      values[k] = function.apply(points[k]);
    }
    return values;
  }
}
