package dev.fluxion.tck.check;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Compares a primitive along one argument with itself a distance further on. */
final class Repetition {
  private static final int LINES = 4;
  private static final int POINTS = 25;
  private static final double WIDTH = 5;
  private static final double TOLERANCE = 1e-10;

  private final Elementwise subject;
  private final int argument;
  private final RandomGenerator random;

  Repetition(Elementwise subject, int argument, RandomGenerator random) {
    this.subject = subject;
    this.argument = argument;
    this.random = random;
  }

  /**
   * A point at which the function does not repeat.
   *
   * @param point the point
   * @param here the value there
   * @param there the value a distance further on
   */
  record Miss(double[] point, double here, double there) {}

  /**
   * Returns a point at which {@code f(x + distance) = sign f(x)} fails, if there is one.
   *
   * @param distance the distance
   * @param sign 1 or -1
   */
  Optional<Miss> miss(double distance, double sign) {
    for (int line = 0; line < (subject.arity() == 1 ? 1 : LINES); line++) {
      double[] point = subject.point(random);
      DoubleUnaryOperator f = along(point);
      double largest = 0;
      double[] xs = random.doubles(POINTS, -WIDTH, WIDTH).toArray();
      for (double x : xs) {
        largest = Math.max(largest, Math.abs(f.applyAsDouble(x)));
      }
      for (double x : xs) {
        double here = f.applyAsDouble(x);
        double there = f.applyAsDouble(x + distance);
        if (!(Math.abs(there - sign * here) <= TOLERANCE * largest)) {
          point[argument] = x;
          return Optional.of(new Miss(point, here, there));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether the function has one value only along the argument. */
  boolean isConstant() {
    DoubleUnaryOperator f = along(subject.point(random));
    return random.doubles(POINTS, -WIDTH, WIDTH).map(f).distinct().count() == 1;
  }

  /**
   * Returns the primitive along the argument.
   *
   * @param point the other arguments
   */
  DoubleUnaryOperator along(double[] point) {
    ToDoubleFunction<double[]> value = subject.reading().code();
    double[] moved = point.clone();
    return x -> {
      moved[argument] = x;
      return value.applyAsDouble(moved);
    };
  }
}
