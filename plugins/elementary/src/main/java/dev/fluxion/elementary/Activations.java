package dev.fluxion.elementary;

import dev.fluxion.elementary.fast.Fast;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Primitive;
import java.util.List;

/** Activation functions of neural networks. */
final class Activations {
  static final Primitive SIGMOID =
      Primitive.elementwise("elementary:sigmoid")
          .kernel(Activations::sigmoid)
          .fastKernel(Fast.LOGISTIC.or(Activations::sigmoid))
          .derivative((self, x) -> self.at(x).times(self.at(x.negate())))
          .build();

  static final Primitive SOFTPLUS =
      Primitive.elementwise("elementary:softplus")
          .kernel(Activations::softplus)
          .fastKernel(Fast.SOFT_PLUS.or(Activations::softplus))
          .derivative((self, x) -> SIGMOID.at(x))
          .build();

  static final Primitive RELU =
      Primitive.elementwise("elementary:relu")
          .kernel(x -> Math.max(x, 0))
          .domain(Domain.all().withKinks(0))
          .derivative((self, x) -> self.at(Steps.SIGN.at(x)))
          .build();

  static final List<Primitive> ALL = List.of(SIGMOID, SOFTPLUS, RELU);

  private Activations() {}

  private static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
