package dev.fluxion.tck.check;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;

/** A sum of two numbers whose range is one element too long. */
final class WrongRange implements Kernel.FastBinary {
  static Plugin plugin() {
    Primitive sum =
        Primitive.elementwise("test:sum", 2)
            .binaryKernel(Double::sum)
            .fastKernel(new WrongRange())
            .build();
    return registrar -> registrar.primitive(sum);
  }

  @Override
  public double applyAsDouble(double x, double y) {
    return x + y;
  }

  @Override
  public void apply(double[] x, double[] y, double[] z, int from, int to) {
    for (int i = from; i <= to; i++) {
      z[i] = x[i] + y[i];
    }
  }
}
