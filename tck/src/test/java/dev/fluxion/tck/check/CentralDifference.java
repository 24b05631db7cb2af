package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.numerics.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * What a usual checker of gradients does, to compare the kit with: a central difference with the
 * step 1e-6 at points chosen evenly, every entry of the Jacobian, tolerances 1e-3 relative and 1e-5
 * absolute, and the same for the second order, applied to the first derivatives.
 */
final class CentralDifference {
  private static final double STEP = 1e-6;
  private static final double RELATIVE = 1e-3;
  private static final double ABSOLUTE = 1e-5;
  private static final double WIDTH = 5;
  private static final int POINTS = 20;
  private static final int ARRAY_POINTS = 3;

  private final RandomGenerator random;

  private CentralDifference(long seed) {
    this.random = new SplittableRandom(Seeds.of(seed, "central difference"));
  }

  /** Returns what it finds wrong in a plugin. */
  static Optional<String> complaint(Supplier<Plugin> plugin, long seed) {
    try {
      CentralDifference checker = new CentralDifference(seed);
      for (Subject subject : Subjects.of(plugin.get(), List.of())) {
        Optional<String> complaint = Optional.empty();
        if (subject instanceof Elementwise elementwise) {
          complaint = checker.scalar(elementwise);
        } else if (subject instanceof ArrayMap map && map.reaches(1)) {
          complaint = checker.array(map);
        }
        if (complaint.isPresent()) {
          return complaint;
        }
      }
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError exception) {
      return Optional.of("threw " + exception);
    }
  }

  private Optional<String> scalar(Elementwise subject) {
    for (int i = 0; i < subject.arity(); i++) {
      for (int j = 0; j < subject.arity(); j++) {
        boolean first = i == j && subject.reading().reaches(i, 1);
        boolean second =
            subject.reading().reaches(i, i == j ? 2 : 1) && subject.reading().reaches(j, 2);
        for (int k = 0; k < POINTS; k++) {
          double[] point = point(subject);
          if (first && isOff(subject.reading().code(), subject.reading().code(i), point, i)) {
            return Optional.of("first derivative in argument " + i);
          }
          if (second && isOff(subject.reading().code(i), subject.reading().code(i, j), point, j)) {
            return Optional.of("second derivative in arguments " + i + ", " + j);
          }
        }
      }
    }
    return Optional.empty();
  }

  private double[] point(Elementwise subject) {
    return subject
        .arguments()
        .mapToDouble(
            i -> {
              Domain domain = subject.declaration(i).domain();
              double low = Math.max(domain.low(), Math.min(-WIDTH, domain.high() - WIDTH));
              double high = Math.min(domain.high(), Math.max(WIDTH, domain.low() + WIDTH));
              return random.nextDouble(low, high);
            })
        .toArray();
  }

  private static boolean isOff(
      ToDoubleFunction<double[]> lower,
      ToDoubleFunction<double[]> upper,
      double[] point,
      int argument) {
    double[] moved = point.clone();
    moved[argument] = point[argument] + STEP;
    double right = lower.applyAsDouble(moved);
    moved[argument] = point[argument] - STEP;
    double left = lower.applyAsDouble(moved);
    return isOff((right - left) / (2 * STEP), upper.applyAsDouble(point));
  }

  private static boolean isOff(double numeric, double analytic) {
    return !(Math.abs(analytic - numeric) <= ABSOLUTE + RELATIVE * Math.abs(numeric));
  }

  private Optional<String> array(ArrayMap map) {
    DifferentiableFunction function = map.function();
    for (int k = 0; k < ARRAY_POINTS; k++) {
      double[] x = map.draw(random);
      if (isOff(function, function.jacobian(), x, new double[0], map.size())) {
        return Optional.of("Jacobian");
      }
      if (map.reaches(2)) {
        DifferentiableFunction gradient = new Projection(map).gradient(1);
        double[] w = random.doubles(map.outputSize(), 0, 1).toArray();
        if (isOff(gradient, gradient.jacobian("x"), x, w, map.size())) {
          return Optional.of("Hessian");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOff(
      DifferentiableFunction function,
      DifferentiableFunction jacobian,
      double[] x,
      double[] rest,
      int size) {
    double[] entries = jacobian.value(Vectors.join(x, rest)).toArray();
    int rows = size == 0 ? 0 : entries.length / size;
    for (int j = 0; j < size; j++) {
      double[] unit = Vectors.unit(size, j);
      double[] right = function.value(Vectors.join(Vectors.moved(x, STEP, unit), rest)).toArray();
      double[] left = function.value(Vectors.join(Vectors.moved(x, -STEP, unit), rest)).toArray();
      for (int i = 0; i < rows; i++) {
        if (isOff((right[i] - left[i]) / (2 * STEP), entries[i * size + j])) {
          return true;
        }
      }
    }
    return false;
  }
}
