package dev.fluxion.elementary;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import java.util.List;

/** The error function and its kin. */
final class ErrorFunctions {
  static final Primitive ERF =
      Primitive.elementwise("elementary:erf")
          .kernel(Cody::erf)
          .derivative((self, x) -> bell(x, 1).times(Cody.TWO_OVER_SQRT_PI))
          .build();

  static final Primitive ERFC =
      Primitive.elementwise("elementary:erfc")
          .kernel(Cody::erfc)
          .derivative((self, x) -> bell(x, 1).times(-Cody.TWO_OVER_SQRT_PI))
          .build();

  static final Primitive NORMAL_CDF =
      Primitive.elementwise("elementary:normal-cdf")
          .kernel(Cody::normalCdf)
          .derivative((self, x) -> bell(x, 0.5).times(Cody.ONE_OVER_SQRT_TWO_PI))
          .build();

  static final List<Primitive> ALL = List.of(ERF, ERFC, NORMAL_CDF);

  private ErrorFunctions() {}

  private static Expr bell(Expr x, double width) {
    return Exponentials.EXP.at(x.pow(2).times(-width));
  }
}
