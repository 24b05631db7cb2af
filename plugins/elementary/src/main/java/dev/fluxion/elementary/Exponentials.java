package dev.fluxion.elementary;

import dev.fluxion.elementary.fast.Fast;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import java.util.List;

/** Exponentials and logarithms. */
final class Exponentials {
  static final Primitive EXP =
      Primitive.elementwise("elementary:exp")
          .kernel(Math::exp)
          .fastKernel(Fast.EXPONENTIAL.or(Math::exp))
          .derivative((self, x) -> self.at(x))
          .build();

  static final Primitive EXPM1 =
      Primitive.elementwise("elementary:expm1")
          .kernel(Math::expm1)
          .derivative((self, x) -> EXP.at(x))
          .build();

  static final Primitive LOG =
      Primitive.elementwise("elementary:log")
          .kernel(Math::log)
          .fastKernel(Fast.LOGARITHM.or(Math::log))
          .domain(Domain.between(0, Double.POSITIVE_INFINITY))
          .derivative((self, x) -> logarithmic(self, x, x))
          .build();

  static final Primitive LOG1P =
      Primitive.elementwise("elementary:log1p")
          .kernel(Math::log1p)
          .domain(Domain.between(-1, Double.POSITIVE_INFINITY))
          .derivative((self, x) -> logarithmic(self, x, x.plus(1)))
          .build();

  static final Primitive LOG2 =
      Primitive.elementwise("elementary:log2")
          .kernel(Exponentials::log2)
          .domain(Domain.between(0, Double.POSITIVE_INFINITY))
          .derivative((self, x) -> logarithmic(self, x, x.times(Math.log(2))))
          .build();

  static final Primitive LOG10 =
      Primitive.elementwise("elementary:log10")
          .kernel(Math::log10)
          .domain(Domain.between(0, Double.POSITIVE_INFINITY))
          .derivative((self, x) -> logarithmic(self, x, x.times(Math.log(10))))
          .build();

  static final List<Primitive> ALL = List.of(EXP, EXPM1, LOG, LOG1P, LOG2, LOG10);

  private Exponentials() {}

  private static Expr logarithmic(BoundPrimitive self, Expr x, Expr reciprocal) {
    return Domains.inside(reciprocal, reciprocal.pow(-1), self.at(x));
  }

  private static double log2(double x) {
    if (!(x > 0) || Double.isInfinite(x)) {
      return Math.log(x);
    }
    double normal = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
    int exponent = Math.getExponent(normal);
    double mantissa = Math.scalb(normal, -exponent);
    if (mantissa > Math.sqrt(2)) {
      mantissa /= 2;
      exponent++;
    }
    return exponent - (normal == x ? 0 : 54) + Math.log(mantissa) / Math.log(2);
  }
}
