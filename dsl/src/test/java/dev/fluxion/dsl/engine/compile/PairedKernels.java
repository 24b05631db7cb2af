package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Two faster forms, x / 2 and 3 x, that are computed together where both are asked for. */
final class PairedKernels {
  /** How often both were computed together. */
  final AtomicInteger together = new AtomicInteger();

  final Kernel.Unary half = kernel(new Form(0.5));
  final Kernel.Unary triple = kernel(new Form(3));

  private static Kernel.Unary kernel(Form form) {
    return new Kernel.Unary(form::applyAsDouble, Optional.of(form));
  }

  private final class Form implements Kernel.FastUnary {
    private final double factor;

    Form(double factor) {
      this.factor = factor;
    }

    @Override
    public double applyAsDouble(double x) {
      return factor * x;
    }

    @Override
    public void apply(double[] x, double[] y, int from, int to) {
      Arrays.fill(y, from, to, Double.NaN);
      for (int i = from; i < to; i++) {
        y[i] = factor * x[i];
      }
    }

    /** The half answers for both. */
    @Override
    public Optional<Kernel.FastPair> with(Kernel.FastUnary other) {
      if (factor != 0.5 || !(other instanceof Form form) || form.factor != 3) {
        return Optional.empty();
      }
      return Optional.of(
          (x, y, z, from, to) -> {
            together.incrementAndGet();
            apply(x, y, from, to);
            form.apply(x, z, from, to);
          });
    }
  }
}
