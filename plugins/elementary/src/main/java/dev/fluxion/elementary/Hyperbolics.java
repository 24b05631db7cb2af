package dev.fluxion.elementary;

import dev.fluxion.elementary.fast.Fast;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import java.util.List;

/** Hyperbolic functions and their inverses, the latter accurate near 0 and near their edges. */
final class Hyperbolics {
  private static final double LARGE = 0x1p28;

  static final Primitive SINH =
      Primitive.elementwise("elementary:sinh")
          .kernel(Math::sinh)
          .derivative((self, x) -> Hyperbolics.COSH.at(x))
          .build();

  static final Primitive COSH =
      Primitive.elementwise("elementary:cosh")
          .kernel(Math::cosh)
          .derivative((self, x) -> SINH.at(x))
          .build();

  static final Primitive TANH =
      Primitive.elementwise("elementary:tanh")
          .kernel(Math::tanh)
          .fastKernel(Fast.HYPERBOLIC_TANGENT.or(Math::tanh))
          .derivative((self, x) -> Trigonometry.circle(self.at(x)))
          .build();

  static final Primitive ASINH =
      Primitive.elementwise("elementary:asinh")
          .kernel(Hyperbolics::asinh)
          .derivative((self, x) -> x.pow(2).plus(1).pow(-0.5))
          .build();

  static final Primitive ACOSH =
      Primitive.elementwise("elementary:acosh")
          .kernel(Hyperbolics::acosh)
          .domain(Domain.between(1, Double.POSITIVE_INFINITY))
          .derivative(
              (self, x) -> {
                Expr slope = x.minus(1).pow(-0.5).times(x.plus(1).pow(-0.5));
                return Domains.inside(x.minus(1), slope, self.at(x));
              })
          .build();

  static final Primitive ATANH =
      Primitive.elementwise("elementary:atanh")
          .kernel(Hyperbolics::atanh)
          .domain(Domain.between(-1, 1))
          .derivative(
              (self, x) -> {
                Expr circle = Trigonometry.circle(x);
                return Domains.inside(circle, circle.pow(-1), self.at(x));
              })
          .build();

  static final List<Primitive> ALL = List.of(SINH, COSH, TANH, ASINH, ACOSH, ATANH);

  private Hyperbolics() {}

  private static double asinh(double x) {
    double a = Math.abs(x);
    double value =
        a > LARGE ? Math.log(a) + Math.log(2) : Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
    return Math.copySign(value, x);
  }

  private static double acosh(double x) {
    if (x > LARGE) {
      return Math.log(x) + Math.log(2);
    }
    double t = x - 1;
    return x < 1 ? Double.NaN : Math.log1p(t + Math.sqrt(t * (t + 2)));
  }

  private static double atanh(double x) {
    double a = Math.abs(x);
    double t = 2 * a;
    double value = a < 0.5 ? Math.log1p(t + t * a / (1 - a)) : Math.log1p(t / (1 - a));
    return Math.copySign(value / 2, x);
  }
}
