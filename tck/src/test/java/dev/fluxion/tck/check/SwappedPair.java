package dev.fluxion.tck.check;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A sine and a cosine that are right alone, and give each other's values when they are computed
 * together.
 *
 * @param function the code
 */
record SwappedPair(DoubleUnaryOperator function) implements Kernel.FastUnary {
  static Plugin plugin() {
    Primitive cosine =
        Primitive.elementwise("test:cos")
            .kernel(Math::cos)
            .fastKernel(new SwappedPair(Math::cos))
            .build();
    Primitive sine =
        Primitive.elementwise("test:sin")
            .kernel(Math::sin)
            .fastKernel(new SwappedPair(Math::sin))
            .derivative((self, x) -> cosine.at(x))
            .build();
    return registrar -> {
      registrar.primitive(cosine);
      registrar.primitive(sine);
    };
  }

  @Override
  public double applyAsDouble(double x) {
    return function.applyAsDouble(x);
  }

  @Override
  public void apply(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = applyAsDouble(x[i]);
    }
  }

  @Override
  public Optional<Kernel.FastPair> with(Kernel.FastUnary other) {
    return other instanceof SwappedPair pair && pair != this
        ? Optional.of(
            (x, y, z, from, to) -> {
              apply(x, z, from, to);
              pair.apply(x, y, from, to);
            })
        : Optional.empty();
  }
}
