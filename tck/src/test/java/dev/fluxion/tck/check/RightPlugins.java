package dev.fluxion.tck.check;

import static dev.fluxion.tck.check.Primitives.likeItsInput;
import static dev.fluxion.tck.check.Primitives.numbers;
import static dev.fluxion.tck.check.Primitives.plugin;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Right plugins, with awkward functions and backends: none of them is to be blamed. */
final class RightPlugins {
  private RightPlugins() {}

  static Map<String, Supplier<Plugin>> all() {
    Map<String, Supplier<Plugin>> plugins = new LinkedHashMap<>();
    plugins.put(
        "declared kink, leaky",
        plugin(
            () ->
                Primitive.elementwise("test:leaky-relu")
                    .kernel(x -> x > 0 ? x : 0.1 * x)
                    .domain(Domain.all().withKinks(0))
                    .derivative(
                        (self, x) ->
                            Expr.where(
                                x.gt(Expr.constant(0)), Expr.constant(1), Expr.constant(0.1)))
                    .build()));
    plugins.put(
        "undeclared kink",
        plugin(
            () ->
                Primitive.elementwise("test:abs-of-shifted")
                    .kernel(x -> Math.abs(x - 0.3))
                    .opaqueDerivative(x -> Math.signum(x - 0.3))
                    .build()));
    plugins.put(
        "kink of the derivative",
        plugin(
            () ->
                Primitive.elementwise("test:signed-square")
                    .kernel(x -> x * Math.abs(x))
                    .domain(Domain.all().withKinks(0))
                    .derivatives(x -> 2 * Math.abs(x), x -> 2 * Math.signum(x))
                    .build()));
    plugins.put(
        "elu",
        plugin(
            () ->
                Primitive.elementwise("test:elu")
                    .kernel(x -> x > 0 ? x : Math.expm1(x))
                    .domain(Domain.all().withKinks(0))
                    .derivatives(x -> x > 0 ? 1 : Math.exp(x), x -> x > 0 ? 0 : Math.exp(x))
                    .build()));
    plugins.put(
        "noise of 1e-10",
        numbers("noisy-exp", x -> Math.exp(x) * (1 + 1e-10 * noise(x)), Math::exp, Math::exp));
    plugins.put(
        "single precision inside",
        numbers("float-exp", x -> (float) Math.exp((float) x), Math::exp, Math::exp));
    plugins.put(
        "huge scale",
        plugin(
            () ->
                Primitive.elementwise("test:slow-sin")
                    .kernel(x -> Math.sin(x / 1e6))
                    .domain(Domain.all().withScale(1e6))
                    .derivatives(x -> Math.cos(x / 1e6) / 1e6, x -> -Math.sin(x / 1e6) / 1e12)
                    .build()));
    plugins.put(
        "tiny scale",
        plugin(
            () ->
                Primitive.elementwise("test:fast-sin")
                    .kernel(x -> 1e-8 * Math.sin(x * 1e6))
                    .domain(Domain.all().withScale(1e-6))
                    .derivatives(x -> 1e-2 * Math.cos(x * 1e6), x -> -1e4 * Math.sin(x * 1e6))
                    .build()));
    plugins.put(
        "large offset", numbers("offset-exp", x -> 1e4 + Math.exp(x), Math::exp, Math::exp));
    plugins.put(
        "edges on both sides",
        plugin(
            () ->
                Primitive.elementwise("test:half-circle")
                    .kernel(x -> Math.sqrt((1 - x) * (1 + x)))
                    .domain(Domain.between(-1, 1))
                    .derivative((self, x) -> x.negate().div(self.at(x)))
                    .build()));
    plugins.put(
        "domain far from 0",
        plugin(
            () ->
                Primitive.elementwise("test:log-above-100")
                    .kernel(x -> x > 100 ? Math.log(x - 100) : Double.NaN)
                    .domain(Domain.between(100, Double.POSITIVE_INFINITY))
                    .derivatives(x -> x > 100 ? 1 / (x - 100) : Double.NaN)
                    .build()));
    plugins.put(
        "spectrum and nothing else",
        plugin(
            () ->
                Primitive.elementwise("test:wave")
                    .kernel(x -> 0.5 + Math.sin(x) - 0.2 * Math.cos(3 * x))
                    .spectrum(Spectrum.ofFrequencies(1, 3))
                    .build()));
    plugins.put(
        "incommensurate frequencies",
        plugin(
            () ->
                Primitive.elementwise("test:beat")
                    .kernel(x -> Math.sin(x) + Math.cos(Math.sqrt(2) * x))
                    .spectrum(Spectrum.ofFrequencies(1, Math.sqrt(2)).withoutConstant())
                    .build()));
    plugins.put(
        "period in one of two arguments",
        plugin(
            () ->
                Primitive.elementwise("test:scaled-sin", 2)
                    .binaryKernel((x, a) -> a * Math.sin(x))
                    .spectrum(0, Spectrum.of(1).withoutConstant())
                    .partial(
                        0, (self, args) -> self.at(args.get(0).plus(Angle.PI.over(2)), args.get(1)))
                    .partial(
                        1,
                        (self, args) -> self.at(args.get(0), Expr.constant(args.get(1).shape(), 1)))
                    .build()));
    plugins.put(
        "first partial derivatives as numbers",
        plugin(
            () ->
                Primitive.elementwise("test:product", 3)
                    .naryKernel(x -> x[0] * x[1] * x[2])
                    .opaquePartial(0, x -> x[1] * x[2])
                    .opaquePartial(1, x -> x[0] * x[2])
                    .opaquePartial(2, x -> x[0] * x[1])
                    .build()));
    plugins.put(
        "array with both rules",
        plugin(
            () ->
                likeItsInput("times-square")
                    .inputs(2)
                    .kernel((in, out) -> Arrays.setAll(out[0], i -> in[0][i] * in[1][i] * in[1][i]))
                    .vjp(
                        (self, args, u) ->
                            List.of(
                                args.get(1).pow(2).times(u.get(0)),
                                args.get(0).times(args.get(1)).times(2).times(u.get(0))))
                    .jvp(
                        (self, args, t) ->
                            List.of(
                                args.get(1)
                                    .pow(2)
                                    .times(t.get(0))
                                    .plus(args.get(0).times(args.get(1)).times(2).times(t.get(1)))))
                    .build()));
    plugins.put(
        "array without any rule",
        plugin(
            () ->
                likeItsInput("cubes")
                    .kernel((in, out) -> Arrays.setAll(out[0], i -> Math.pow(in[0][i], 3)))
                    .build()));
    plugins.put(
        "spectra and interactions of an array",
        plugin(
            () ->
                Circuits.circuit()
                    .spectrum(0, (attributes, element) -> Circuits.spectrum(element))
                    .interaction((attributes, elements) -> Circuits.interact(elements))
                    .build()));
    plugins.put(
        "spectra of all elements, and separate ones",
        plugin(
            () ->
                likeItsInput("waves")
                    .kernel((in, out) -> Arrays.setAll(out[0], i -> Math.sin(2 * in[0][i])))
                    .spectrum(0, Spectrum.of(1).scaled(2))
                    .interaction((attributes, elements) -> elements.size() < 2)
                    .build()));
    plugins.put(
        "elements numbered through all inputs",
        plugin(
            () ->
                Circuits.weighted()
                    .spectrum(1, Spectrum.of(1))
                    .interaction(
                        (attributes, elements) -> elements.size() == 1 || elements.get(0) != 1)
                    .build()));
    plugins.put(
        "no constant in any element",
        plugin(
            () ->
                Circuits.product(Math::sin).spectrum(0, Spectrum.of(1).withoutConstant()).build()));
    plugins.putAll(WrongBackends.right());
    return plugins;
  }

  /** A number between -1 and 1 that depends on the bits of x. */
  private static double noise(double x) {
    long bits = Double.doubleToLongBits(x) * 0x9E3779B97F4A7C15L;
    return (bits >> 11) * 0x1p-52;
  }
}
