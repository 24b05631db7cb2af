package dev.fluxion.tck.check;

import dev.fluxion.spi.Kernel;
import java.util.List;
import java.util.Optional;

/** The faster form of a kernel, of one argument or two. */
sealed interface FastForm {
  /** Returns the value at a point, by the code for numbers. */
  double number(double[] point);

  /** Returns the value at a point, by all codes for ranges, each between two zeros. */
  List<double[]> ranges(double[] point);

  static Optional<FastForm> of(Elementwise subject) {
    Kernel kernel = subject.call().primitive().kernel(subject.call().attributes()).orElseThrow();
    if (kernel instanceof Kernel.Unary unary) {
      return unary.fast().map(OfOne::new);
    }
    return kernel instanceof Kernel.Binary binary
        ? binary.fast().map(OfTwo::new)
        : Optional.empty();
  }

  /** Returns a range that has neighbours, so that a form that takes them as well is noticed. */
  private static double[] around(double x) {
    return new double[] {x, x, x};
  }

  /** A form of one argument. */
  record OfOne(Kernel.FastUnary kernel) implements FastForm {
    @Override
    public double number(double[] point) {
      return kernel.applyAsDouble(point[0]);
    }

    @Override
    public List<double[]> ranges(double[] point) {
      double[] range = new double[3];
      kernel.apply(around(point[0]), range, 1, 2);
      return List.of(range);
    }
  }

  /** A form of two arguments, of which one may be the same for all elements. */
  record OfTwo(Kernel.FastBinary kernel) implements FastForm {
    @Override
    public double number(double[] point) {
      return kernel.applyAsDouble(point[0], point[1]);
    }

    @Override
    public List<double[]> ranges(double[] point) {
      double[] x = around(point[0]);
      double[] y = around(point[1]);
      List<double[]> ranges = List.of(new double[3], new double[3], new double[3]);
      kernel.apply(x, y, ranges.get(0), 1, 2);
      kernel.apply(x, point[1], ranges.get(1), 1, 2);
      kernel.apply(point[0], y, ranges.get(2), 1, 2);
      return ranges;
    }
  }
}
