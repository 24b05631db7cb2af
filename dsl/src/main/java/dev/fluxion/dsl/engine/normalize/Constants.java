package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.OptionalDouble;

/** Recognises constants. */
final class Constants {
  private Constants() {}

  /** Returns the one value of all elements, if the expression is such a constant. */
  static OptionalDouble uniform(Expr expr) {
    return expr.op() instanceof Op.Constant constant && constant.isUniform()
        ? OptionalDouble.of(constant.value(0))
        : OptionalDouble.empty();
  }

  static boolean isZero(Expr expr) {
    OptionalDouble value = uniform(expr);
    return value.isPresent() && value.getAsDouble() == 0;
  }
}
