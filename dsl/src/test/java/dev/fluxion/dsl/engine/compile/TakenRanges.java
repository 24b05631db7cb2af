package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.Arrays;
import java.util.Optional;

/** The faster form x - 2 y, which leaves no doubt which operand is which, and where it writes. */
final class TakenRanges implements Kernel.FastBinary {
  static Kernel.Binary kernel() {
    TakenRanges form = new TakenRanges();
    return new Kernel.Binary(form::applyAsDouble, Optional.of(form));
  }

  @Override
  public double applyAsDouble(double x, double y) {
    return x - 2 * y;
  }

  @Override
  public void apply(double[] x, double[] y, double[] z, int from, int to) {
    Arrays.fill(z, from, to, Double.NaN);
    for (int i = from; i < to; i++) {
      z[i] = x[i] - 2 * y[i];
    }
  }

  @Override
  public void apply(double[] x, double y, double[] z, int from, int to) {
    Arrays.fill(z, from, to, Double.NaN);
    for (int i = from; i < to; i++) {
      z[i] = x[i] - 2 * y;
    }
  }
}
