package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Evaluations of a sine at different points. */
final class Points {
  static final Primitive SINE = Primitive.elementwise("test:sine").kernel(Math::sin).build();

  private Points() {}

  static Evaluation sine(double x) {
    return at(SINE, x);
  }

  static Evaluation at(Primitive primitive, double x) {
    return new Evaluation(
        primitive.bind(),
        List.of(),
        List.of(new double[] {x}),
        List.of(Shape.scalar()),
        Shots.EXACT);
  }

  /** Returns an evaluation of [1, 2, 3] that gives its double and its sum. */
  static Evaluation twoOutputs() {
    Primitive both =
        Primitive.of("test:both")
            .inputs(1)
            .outputs(2)
            .shape((attributes, shapes) -> List.of(shapes.get(0), Shape.scalar()))
            .kernel(
                (inputs, outputs) -> {
                  for (int i = 0; i < inputs[0].length; i++) {
                    outputs[0][i] = 2 * inputs[0][i];
                    outputs[1][0] += inputs[0][i];
                  }
                })
            .build();
    return new Evaluation(
        both.bind(),
        List.of(),
        List.of(new double[] {1, 2, 3}),
        List.of(Shape.vector(3)),
        Shots.EXACT);
  }

  /** Returns the sine at 0.1, 0.2 and so on. */
  static List<Evaluation> sines(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(k -> sine(k / 10.0)).toList();
  }

  static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  static Evaluated evaluate(Evaluator evaluator, List<Evaluation> wanted) {
    return evaluator.evaluate(wanted, ones(wanted.size()), 1);
  }

  static double value(Estimate estimate) {
    return estimate.values().get(0)[0];
  }

  static double error(Estimate estimate) {
    return estimate.standardErrors().get(0)[0];
  }

  static double[] values(Evaluated evaluated) {
    return evaluated.estimates().stream().mapToDouble(Points::value).toArray();
  }

  static long[] shots(Evaluated evaluated) {
    return evaluated.estimates().stream().mapToLong(Estimate::shots).toArray();
  }

  /** Returns how far the values are from the sine. */
  static double[] noise(List<Evaluation> wanted, Evaluated evaluated) {
    double[] noise = values(evaluated);
    for (int i = 0; i < noise.length; i++) {
      noise[i] -= Math.sin(wanted.get(i).inputs().get(0)[0]);
    }
    return noise;
  }

  static double correlation(double[] a, double[] b) {
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  private static double product(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanA) * (b[i] - meanB);
    }
    return sum;
  }
}
