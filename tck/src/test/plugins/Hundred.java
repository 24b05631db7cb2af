import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import dev.fluxion.spi.Spectrum;

/** A hundred right primitives: recursive, by order, nested, opaque and of two arguments. */
public final class Hundred implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    for (int k = 1; k <= 20; k++) {
      double a = k;
      registrar.primitive(
          Primitive.elementwise("hundred:recursive-" + k)
              .kernel(x -> a * Math.sin(x))
              .spectrum(Spectrum.of(1).withoutConstant())
              .derivative(
                  (self, x) -> {
                    Angle s = Angle.PI.over(2);
                    return self.at(x.plus(s)).minus(self.at(x.minus(s))).times(0.5);
                  })
              .build());
      registrar.primitive(
          Primitive.elementwise("hundred:by-order-" + k)
              .kernel(x -> a * Math.exp(x / 4))
              .derivativeOfOrder((n, x) -> a * Math.pow(0.25, n) * Math.exp(x / 4))
              .build());
      registrar.primitive(
          Primitive.elementwise("hundred:nested-" + k)
              .kernel(x -> a * Math.cos(x))
              .derivatives(x -> -a * Math.sin(x), x -> -a * Math.cos(x))
              .build());
      registrar.primitive(
          Primitive.elementwise("hundred:opaque-" + k)
              .kernel(x -> Math.max(a * x, 0))
              .opaqueDerivative(x -> x > 0 ? a : 0)
              .domain(Domain.all().withKinks(0))
              .build());
      registrar.primitive(
          Primitive.elementwise("hundred:product-" + k, 2)
              .binaryKernel((x, y) -> a * x * y)
              .partial(0, (self, args) -> args.get(1).times(a))
              .partial(1, (self, args) -> args.get(0).times(a))
              .build());
    }
  }
}
