package dev.fluxion.dsl;

import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code f(x) = Π_i (a_i + cos(x_i - b_i))}, a function of a vector with one frequency and a
 * constant term in each element, of which every derivative is known; it counts its calls.
 */
final class CosineProduct {
  private final AtomicLong calls = new AtomicLong();
  private final Primitive primitive =
      Primitive.of("test:cosines")
          .shape((attributes, shapes) -> List.of(Shape.scalar()))
          .kernel(
              (double[][] inputs, double[][] outputs) -> {
                calls.incrementAndGet();
                outputs[0][0] = partial(inputs[0], new int[inputs[0].length]);
              })
          .spectrum(0, Spectrum.of(1))
          .build();

  Primitive primitive() {
    return primitive;
  }

  long calls() {
    return calls.getAndSet(0);
  }

  DifferentiableFunction function(int m) {
    return Fluxion.function("cosines").input("x", Shape.vector(m)).returns(x -> primitive.at(x));
  }

  /** Returns a partial derivative at a point. */
  static double partial(double[] x, int... orders) {
    double product = 1;
    for (int i = 0; i < x.length; i++) {
      double constant = orders[i] == 0 ? 0.3 + 0.1 * i : 0;
      product *= constant + Math.cos(x[i] - 0.2 * i + orders[i] * Math.PI / 2);
    }
    return product;
  }
}
