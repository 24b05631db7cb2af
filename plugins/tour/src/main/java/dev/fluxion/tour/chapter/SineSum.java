package dev.fluxion.tour.chapter;

import static dev.fluxion.elementary.Elementary.sin;

import dev.fluxion.dsl.Accuracy;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.dsl.PreparedRequest;
import dev.fluxion.spi.Shape;

/**
 * Value and gradients of Σ sin w + 3 sin² y, by Fluxion and by a loop that is written by hand.
 *
 * <p>An instance is one point of so many elements, and the arrays for the results.
 */
final class SineSum {
  private final double[] w;
  private final double[] y;
  private final double[] value = new double[1];
  private final double[] byW;
  private final double[] byY;
  private final double[][] point;
  private final double[][] results;

  SineSum(int size) {
    w = new double[size];
    y = new double[size];
    for (int i = 0; i < size; i++) {
      w[i] = Math.cos(3.0 * i);
      y[i] = 2 * Math.sin(5.0 * i);
    }
    byW = new double[size];
    byY = new double[size];
    point = new double[][] {w, y};
    results = new double[][] {value, byW, byY};
  }

  int size() {
    return w.length;
  }

  /** Returns the request, compiled. */
  PreparedRequest request(Accuracy accuracy) {
    Shape shape = Shape.vector(size());
    DifferentiableFunction function =
        Fluxion.function("sines")
            .input("w", shape)
            .input("y", shape)
            .returns((a, b) -> sin(a).plus(sin(b).pow(2).times(3)).sum());
    return function
        .accuracy(accuracy)
        .request()
        .value()
        .gradient("w")
        .gradient("y")
        .prepare()
        .compile();
  }

  void run(PreparedRequest request) {
    request.into(point, results);
  }

  void runByHand() {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      double sine = Math.sin(y[i]);
      sum += Math.sin(w[i]) + 3 * sine * sine;
      byW[i] = Math.cos(w[i]);
      byY[i] = 6 * sine * Math.cos(y[i]);
    }
    value[0] = sum;
  }

  /** Returns the largest difference of what the two give, of the sum relative to its terms. */
  double difference(PreparedRequest request) {
    runByHand();
    double[] expectedByW = byW.clone();
    double[] expectedByY = byY.clone();
    double expected = value[0];
    run(request);
    double largest = Math.abs(value[0] - expected) / (4 * size());
    for (int i = 0; i < size(); i++) {
      largest = Math.max(largest, Math.abs(byW[i] - expectedByW[i]));
      largest = Math.max(largest, Math.abs(byY[i] - expectedByY[i]));
    }
    return largest;
  }
}
