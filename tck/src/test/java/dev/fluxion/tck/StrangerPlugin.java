package dev.fluxion.tck;

import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.List;

/** What an author outside of the project might write. */
final class StrangerPlugin implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.elementwise("stranger:wave")
            .attribute("amplitude", 1.0)
            .kernel((x, attributes) -> attributes.number("amplitude") * Math.cos(x))
            .spectrum(Spectrum.of(1).withoutConstant())
            .derivative(
                (self, x) -> {
                  Angle s = Angle.PI.over(2);
                  return self.at(x.plus(s)).minus(self.at(x.minus(s))).times(0.5);
                })
            .build());
    registrar.primitive(
        Primitive.elementwise("stranger:stretched-exp", 2)
            .binaryKernel((x, n) -> Math.exp(n > 0 ? x / n : Double.NaN))
            .domain(1, Domain.between(0, Double.POSITIVE_INFINITY))
            .partial(0, (self, args) -> self.at(args).div(args.get(1)))
            .absent(1, Absence.NOT_DIFFERENTIABLE, "the scale is a setting")
            .build());
    registrar.primitive(
        Primitive.of("stranger:quadratic-form")
            .inputs(2)
            .shape((attributes, inputs) -> List.of(scalar(inputs.get(0), inputs.get(1))))
            .kernel((in, out) -> out[0][0] = quadraticForm(in[0], in[1]))
            .vjp(
                (self, args, u) -> {
                  Expr x = args.get(0);
                  Expr a = args.get(1);
                  Expr column = x.reshape(x.shape().size(), 1);
                  Expr byX = a.matmul(x).plus(x.matmul(a));
                  return List.of(byX.times(u.get(0)), column.times(x).times(u.get(0)));
                })
            .build());
  }

  private static Shape scalar(Shape x, Shape a) {
    if (x.rank() != 1 || !a.equals(Shape.matrix(x.size(), x.size()))) {
      throw new FluxionException("STRANGER-1", "a vector and its matrix are needed");
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
