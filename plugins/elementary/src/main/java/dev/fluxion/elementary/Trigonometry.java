package dev.fluxion.elementary;

import static dev.fluxion.spi.Expr.constant;

import dev.fluxion.elementary.fast.Fast;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.List;

/** Trigonometric functions and their inverses. */
final class Trigonometry {
  static final Primitive SIN =
      Primitive.elementwise("elementary:sin")
          .kernel(Math::sin)
          .fastKernel(Fast.SINE.or(Math::sin))
          .spectrum(Spectrum.of(1).withoutConstant())
          .derivative((self, x) -> Trigonometry.COS.at(x))
          .build();

  static final Primitive COS =
      Primitive.elementwise("elementary:cos")
          .kernel(Math::cos)
          .fastKernel(Fast.COSINE.or(Math::cos))
          .spectrum(Spectrum.of(1).withoutConstant())
          .derivative((self, x) -> SIN.at(x).negate())
          .build();

  static final Primitive TAN =
      Primitive.elementwise("elementary:tan")
          .kernel(Math::tan)
          .domain(Domain.all().withPoles(Math.PI / 2, Math.PI))
          .derivative((self, x) -> self.at(x).pow(2).plus(1))
          .build();

  static final Primitive ASIN =
      Primitive.elementwise("elementary:asin")
          .kernel(Math::asin)
          .domain(Domain.between(-1, 1))
          .derivative((self, x) -> Domains.inside(circle(x), circle(x).pow(-0.5), self.at(x)))
          .build();

  static final Primitive ACOS =
      Primitive.elementwise("elementary:acos")
          .kernel(Math::acos)
          .domain(Domain.between(-1, 1))
          .derivative(
              (self, x) -> Domains.inside(circle(x), circle(x).pow(-0.5).negate(), self.at(x)))
          .build();

  static final Primitive ATAN =
      Primitive.elementwise("elementary:atan")
          .kernel(Math::atan)
          .derivative((self, x) -> x.pow(2).plus(1).pow(-1))
          .build();

  static final Primitive ATAN2 =
      Primitive.elementwise("elementary:atan2", 2)
          .binaryKernel(Math::atan2)
          .domain(0, Domain.all().withKinks(0))
          .domain(1, Domain.all().withKinks(0))
          .partial(0, (self, args) -> perLengthSquared(args.get(1), args))
          .partial(1, (self, args) -> perLengthSquared(args.get(0).negate(), args))
          .build();

  static final Primitive SINC =
      Primitive.elementwise("elementary:sinc")
          .attribute("order", 0)
          .bind(
              attributes -> {
                int order = Orders.of("elementary:sinc", attributes);
                return new Kernel.Unary(x -> Sinc.derivative(order, x));
              })
          .derivative((self, x) -> self.with("order", self.integer("order") + 1).at(x))
          .build();

  static final List<Primitive> ALL = List.of(SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2, SINC);

  private Trigonometry() {}

  /** Returns 1 - x², without cancellation near the edges. */
  static Expr circle(Expr x) {
    Expr one = constant(x.shape(), 1);
    return one.minus(x).times(one.plus(x));
  }

  private static Expr perLengthSquared(Expr part, List<Expr> args) {
    Expr length = Powers.HYPOT.at(args.get(0), args.get(1));
    return part.div(length).div(length);
  }
}
