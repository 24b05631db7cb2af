package dev.fluxion.spi.fast;

import dev.fluxion.spi.Kernel;

/** {@link Math#pow} in the place of a fast form, for processors on which that would be slower. */
record PowerOfMath() implements Kernel.FastBinary {
  @Override
  public double applyAsDouble(double x, double y) {
    return Math.pow(x, y);
  }

  @Override
  public void apply(double[] x, double[] y, double[] z, int from, int to) {
    for (int i = from; i < to; i++) {
      z[i] = Math.pow(x[i], y[i]);
    }
  }
}
