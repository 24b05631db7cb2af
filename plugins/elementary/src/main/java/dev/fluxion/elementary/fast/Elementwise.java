package dev.fluxion.elementary.fast;

import dev.fluxion.spi.Kernel;
import java.util.function.DoubleUnaryOperator;

/**
 * The strict form in the place of a fast one, for processors on which that would be slower.
 *
 * @param function the strict form
 */
record Elementwise(DoubleUnaryOperator function) implements Kernel.FastUnary {
  @Override
  public double applyAsDouble(double x) {
    return function.applyAsDouble(x);
  }

  @Override
  public void apply(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = function.applyAsDouble(x[i]);
    }
  }
}
