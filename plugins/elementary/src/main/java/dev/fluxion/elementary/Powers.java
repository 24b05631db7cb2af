package dev.fluxion.elementary;

import static dev.fluxion.spi.Expr.constant;
import static dev.fluxion.spi.Expr.where;

import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.fast.FastPower;
import java.util.List;
import java.util.Optional;

/** Powers with a variable exponent, the cube root, and the Euclidean length of two numbers. */
final class Powers {
  private static final Kernel POWER = new Kernel.Binary(Math::pow, Optional.of(FastPower.form()));

  static final Primitive POW =
      Primitive.elementwise("elementary:pow", 2)
          .bind(ignored -> POWER)
          .domain(0, Domain.between(0, Double.POSITIVE_INFINITY))
          .partial(0, (self, args) -> powByBase(args.get(0), args.get(1)))
          .partial(1, (self, args) -> powByExponent(args.get(0), args.get(1)))
          .build();

  static final Primitive CBRT =
      Primitive.elementwise("elementary:cbrt")
          .kernel(Math::cbrt)
          .domain(Domain.all().withKinks(0))
          .derivative((self, x) -> self.at(x).pow(-2).div(3))
          .build();

  static final Primitive HYPOT =
      Primitive.elementwise("elementary:hypot", 2)
          .binaryKernel(Math::hypot)
          .domain(0, Domain.all().withKinks(0))
          .domain(1, Domain.all().withKinks(0))
          .partial(0, (self, args) -> perLength(args.get(0), self.at(args)))
          .partial(1, (self, args) -> perLength(args.get(1), self.at(args)))
          .build();

  static final List<Primitive> ALL = List.of(POW, CBRT, HYPOT);

  private Powers() {}

  private static Expr powByBase(Expr x, Expr y) {
    Expr corner = x.eq(constant(0)).times(y.eq(constant(0)));
    return where(corner, constant(0), y.times(POW.at(x, y.minus(1))));
  }

  private static Expr powByExponent(Expr x, Expr y) {
    Expr vanishing = x.eq(constant(0)).times(y.gt(constant(0)));
    return where(vanishing, constant(0), POW.at(x, y).times(Exponentials.LOG.at(x)));
  }

  private static Expr perLength(Expr part, Expr length) {
    return where(length.eq(constant(0)), constant(0), part.div(length));
  }
}
