package dev.fluxion.tck.check;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;

/** A power that is right for two arrays, and takes an exponent of all elements for the base. */
final class SwappedPower implements Kernel.FastBinary {
  static Plugin plugin() {
    Primitive power =
        Primitive.elementwise("test:power", 2)
            .binaryKernel(Math::pow)
            .fastKernel(new SwappedPower())
            .build();
    return registrar -> registrar.primitive(power);
  }

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

  @Override
  public void apply(double[] x, double y, double[] z, int from, int to) {
    apply(y, x, z, from, to);
  }
}
