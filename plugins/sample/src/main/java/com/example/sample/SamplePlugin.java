package com.example.sample;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.List;

/** Registers a wave, whose rule is recursive, and a quadratic form, whose rule is a VJP. */
public final class SamplePlugin implements Plugin {
  static final Primitive COSINE_WAVE =
      Primitive.elementwise("sample:cosine-wave")
          .attribute("amplitude", 1.0)
          .kernel((x, attributes) -> attributes.number("amplitude") * Math.cos(x))
          .spectrum(Spectrum.of(1).withoutConstant())
          .derivative(
              (self, x) -> {
                Angle s = Angle.PI.over(2);
                return self.at(x.plus(s)).minus(self.at(x.minus(s))).times(0.5);
              })
          .build();

  static final Primitive QUADRATIC_FORM =
      Primitive.of("sample:quadratic-form")
          .inputs(2)
          .shape((attributes, inputs) -> List.of(scalar(inputs.get(0), inputs.get(1))))
          .kernel((inputs, outputs) -> outputs[0][0] = quadraticForm(inputs[0], inputs[1]))
          .vjp(
              (self, args, cotangents) -> {
                Expr x = args.get(0);
                Expr a = args.get(1);
                Expr v = cotangents.get(0);
                Expr column = x.reshape(x.shape().size(), 1);
                return List.of(a.matmul(x).plus(x.matmul(a)).times(v), column.times(x).times(v));
              })
          .build();

  /** Creates the plugin; a catalog does this. */
  public SamplePlugin() {}

  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(COSINE_WAVE);
    registrar.primitive(QUADRATIC_FORM);
  }

  private static Shape scalar(Shape x, Shape a) {
    if (x.rank() != 1 || !a.equals(Shape.matrix(x.size(), x.size()))) {
      throw new FluxionException(
          "SAMPLE-1",
          "'sample:quadratic-form' needs a vector and a square matrix of its size, got "
              + x
              + " and "
              + a);
    }
    return Shape.scalar();
  }

  private static double quadraticForm(double[] x, double[] a) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        sum += x[i] * a[i * x.length + j] * x[j];
      }
    }
    return sum;
  }
}
