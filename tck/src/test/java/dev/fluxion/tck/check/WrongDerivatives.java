package dev.fluxion.tck.check;

import static dev.fluxion.spi.Expr.constant;
import static dev.fluxion.tck.check.Primitives.numbers;
import static dev.fluxion.tck.check.Primitives.plugin;

import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.List;

/** Mutants of unary primitives: derivatives of order 1 (class A) and of higher orders (class B). */
final class WrongDerivatives {
  private WrongDerivatives() {}

  /** A cosine that says its derivative is 0: what an author gets who saves a number too early. */
  private static Primitive detachedCosine() {
    return Primitive.elementwise("test:detached-cos")
        .kernel(Math::cos)
        .absent(0, Absence.ZERO, "a saved number")
        .build();
  }

  static List<Mutant> firstOrder() {
    return List.of(
        new Mutant("sign flipped", "D-NEST(0)", numbers("cos", Math::cos, Math::sin)),
        new Mutant(
            "rule throws",
            "D-NEST(0)",
            plugin(
                () ->
                    Primitive.elementwise("test:throwing")
                        .kernel(Math::sin)
                        .derivative(
                            (self, x) -> {
                              throw new IllegalStateException("no rule today");
                            })
                        .build())),
        new Mutant(
            "factor of a shift rule lost",
            "D-NEST(0)",
            plugin(
                () ->
                    Primitive.elementwise("test:sin")
                        .kernel(Math::sin)
                        .derivative(
                            (self, x) ->
                                self.at(x.plus(Angle.PI.over(2)))
                                    .minus(self.at(x.minus(Angle.PI.over(2)))))
                        .build())),
        new Mutant(
            "off by 1e-4", "D-NEST(0)", numbers("sin", Math::sin, x -> Math.cos(x) * 1.0001)),
        new Mutant(
            "off by 1e-7",
            "D-NEST(0)",
            numbers("sin", Math::sin, x -> Math.cos(x) * 1.0000001),
            Grade.INACCURATE),
        new Mutant(
            "evaluated at x + 1e-3",
            "D-NEST(0)",
            numbers("sin", Math::sin, x -> Math.cos(x + 1e-3))),
        new Mutant(
            "degrees without pi/180",
            "D-NEST(0)",
            plugin(
                () ->
                    Primitive.elementwise("test:sin-of-degrees")
                        .kernel(x -> Math.sin(Math.toRadians(x)))
                        .domain(Domain.all().withScale(57))
                        .opaqueDerivative(x -> Math.cos(Math.toRadians(x)))
                        .build())),
        new Mutant(
            "log10 without 1/ln 10",
            "D-NEST(0)",
            plugin(
                () ->
                    Primitive.elementwise("test:log10")
                        .kernel(Math::log10)
                        .domain(Domain.between(0, Double.POSITIVE_INFINITY))
                        .derivative((self, x) -> x.pow(-1))
                        .build())),
        new Mutant(
            "tanh' = 1 - y",
            "D-NEST(0)",
            plugin(
                () ->
                    Primitive.elementwise("test:tanh")
                        .kernel(Math::tanh)
                        .derivative((self, x) -> constant(1).minus(self.at(x)))
                        .build())),
        new Mutant(
            "clamped to [-1, 1]",
            "D-NEST(0)",
            numbers("cube", x -> x * x * x, x -> Math.max(-1, Math.min(1, 3 * x * x)))),
        new Mutant(
            "regularised by 1e-8",
            "D-NEST(0)",
            plugin(
                () ->
                    Primitive.elementwise("test:sqrt")
                        .kernel(Math::sqrt)
                        .domain(Domain.between(0, Double.POSITIVE_INFINITY))
                        .opaqueDerivative(x -> 1 / (2 * (Math.sqrt(x) + 1e-8)))
                        .build())),
        new Mutant(
            "0 close to 0",
            "D-NEST(0)",
            numbers("sin", Math::sin, x -> Math.abs(x) < 1e-4 ? 0 : Math.cos(x))),
        new Mutant(
            "only the rule for hardware is wrong",
            "D-NEST(0)",
            plugin(
                () ->
                    Primitive.elementwise("test:sin")
                        .kernel(Math::sin)
                        .derivatives(Math::cos, x -> -Math.sin(x), x -> -Math.cos(x))
                        .derivative(
                            (self, x) ->
                                self.at(x.plus(Angle.PI.over(3)))
                                    .minus(self.at(x.minus(Angle.PI.over(3)))))
                        .build())),
        new Mutant(
            "only the rule for hardware of a second argument is wrong",
            "D-NEST(0)",
            plugin(
                () ->
                    Primitive.elementwise("test:scaled-sin", 2)
                        .binaryKernel((a, x) -> a * Math.sin(x))
                        .opaquePartial(0, x -> Math.sin(x[1]))
                        .partial(
                            1,
                            (self, args) ->
                                self.at(args.get(0), args.get(1).plus(Angle.PI.over(2))))
                        .partial(
                            1,
                            (self, args) ->
                                self.at(args.get(0), args.get(1).plus(Angle.PI.over(3))))
                        .build())),
        new Mutant(
            "only the literal rule is wrong",
            "D-NEST(0)",
            plugin(
                () ->
                    Primitive.elementwise("test:sin")
                        .kernel(Math::sin)
                        .spectrum(Spectrum.of(1).withoutConstant())
                        .derivative((self, x) -> self.at(x.plus(Angle.PI.over(3))))
                        .build())));
  }

  static List<Mutant> higherOrders() {
    return List.of(
        new Mutant("second derivative 0", "D-SECOND", numbers("sin", Math::sin, Math::cos, x -> 0)),
        new Mutant(
            "third derivative of the wrong sign",
            "D-NEST(2)",
            numbers("sin", Math::sin, Math::cos, x -> -Math.sin(x), Math::cos)),
        new Mutant(
            "part of a product detached",
            "D-NEST(1)",
            plugin(
                () ->
                    Primitive.elementwise("test:half-sin-of-double")
                        .kernel(x -> Math.sin(x) * Math.cos(x))
                        .derivative((self, x) -> detachedCosine().at(x).pow(2).times(2).minus(1))
                        .build())),
        new Mutant(
            "0 from order 3 on",
            "D-NEST(2)",
            plugin(
                () ->
                    Primitive.elementwise("test:sin")
                        .kernel(Math::sin)
                        .derivativeOfOrder((n, x) -> n > 2 ? 0 : Math.sin(x + n * Math.PI / 2))
                        .build())),
        new Mutant(
            "0 from order 4 on",
            "D-CAP",
            plugin(
                () ->
                    Primitive.elementwise("test:sin")
                        .kernel(Math::sin)
                        .derivativeOfOrder((n, x) -> n > 3 ? 0 : Math.sin(x + n * Math.PI / 2))
                        .build())),
        new Mutant(
            "fifth derivative of a list of the wrong sign",
            "D-CAP",
            numbers(
                "sin",
                Math::sin,
                Math::cos,
                x -> -Math.sin(x),
                x -> -Math.cos(x),
                Math::sin,
                x -> -Math.cos(x))),
        new Mutant(
            "an exception of its own from order 4 on",
            "D-CAP",
            plugin(
                () ->
                    Primitive.elementwise("test:exp")
                        .kernel(Math::exp)
                        .derivativeOfOrder(
                            (self, n, x) -> {
                              if (n > 3) {
                                throw new UnsupportedOperationException("order " + n);
                              }
                              return self.at(x);
                            })
                        .build())),
        new Mutant(
            "Taylor coefficients",
            "D-NEST(1)",
            plugin(
                () ->
                    Primitive.elementwise("test:exp")
                        .kernel(Math::exp)
                        .derivativeOfOrder((n, x) -> n < 2 ? Math.exp(x) : Math.exp(x) / n)
                        .build())));
  }
}
