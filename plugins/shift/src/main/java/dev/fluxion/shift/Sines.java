package dev.fluxion.shift;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.ElementwiseBuilder;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.List;

/** The sine, once for each form of a rule and for each amount of declared structure. */
final class Sines {
  private static final double SMALLEST_SINE = 1e-12;

  static final Primitive SIN =
      recursive("shift:sin").spectrum(Spectrum.of(1).withoutConstant()).build();

  static final Primitive UNDECLARED = recursive("shift:sin-undeclared").build();

  static final Primitive PERIODIC =
      recursive("shift:sin-periodic").period(Angle.PI.times(2)).build();

  static final Primitive ANTIPERIODIC =
      recursive("shift:sin-antiperiodic").antiperiod(Angle.PI).build();

  static final Primitive NESTED =
      Primitive.elementwise("shift:sin-nested")
          .kernel(Math::sin)
          .derivatives(Math::cos, x -> -Math.sin(x))
          .build();

  static final Primitive OPAQUE =
      Primitive.elementwise("shift:sin-opaque")
          .kernel(Math::sin)
          .opaqueDerivative(Math::cos)
          .build();

  static final Primitive BY_ORDER =
      Primitive.elementwise("shift:sin-by-order")
          .kernel(Math::sin)
          .derivativeOfOrder((n, x) -> Math.sin(x + n * Math.PI / 2))
          .build();

  static final List<Primitive> ALL =
      List.of(SIN, UNDECLARED, PERIODIC, ANTIPERIODIC, NESTED, OPAQUE, BY_ORDER);

  private Sines() {}

  private static ElementwiseBuilder recursive(String id) {
    return Primitive.elementwise(id)
        .attribute("shift", Angle.PI.over(2))
        .kernel(Math::sin)
        .derivative(Sines::shifted);
  }

  /** Returns [f(x + s) - f(x - s)] / (2 sin s) (Mari et al., arXiv 2008.06517). */
  private static Expr shifted(BoundPrimitive self, Expr x) {
    Angle s = self.angle("shift");
    double sine = s.sin();
    if (Math.abs(sine) < SMALLEST_SINE) {
      throw new FluxionException(
          "FLX-150",
          "'"
              + self.primitive().id()
              + "' needs a shift whose sine is not 0 for its derivative, got shift="
              + s);
    }
    return self.at(x.plus(s)).minus(self.at(x.minus(s))).times(1 / (2 * sine));
  }
}
