package dev.fluxion.tck.check;

import static dev.fluxion.tck.check.Primitives.likeItsInput;
import static dev.fluxion.tck.check.Primitives.numbers;
import static dev.fluxion.tck.check.Primitives.plugin;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Mutants at edges (class D), in what is declared and in what every plugin promises (class E). */
final class WrongPromises {
  private WrongPromises() {}

  static List<Mutant> edges() {
    return List.of(
        new Mutant(
            "NaN at a removable singularity",
            "E-EDGE",
            numbers(
                "sinc",
                x -> x == 0 ? 1 : Math.sin(x) / x,
                x -> (x * Math.cos(x) - Math.sin(x)) / (x * x))),
        new Mutant(
            "a finite number outside of the domain",
            "E-EDGE",
            plugin(
                () ->
                    Primitive.elementwise("test:log")
                        .kernel(x -> Math.log(Math.abs(x)))
                        .domain(Domain.between(0, Double.POSITIVE_INFINITY))
                        .derivative((self, x) -> x.pow(-1))
                        .build())),
        new Mutant(
            "a gradient of NaN",
            "E-EDGE",
            numbers("sin", Math::sin, x -> Double.isNaN(x) ? 0 : Math.cos(x))),
        new Mutant(
            "NaN swallowed by an array",
            "E-EDGE",
            plugin(
                () ->
                    likeItsInput("positive")
                        .kernel(
                            (in, out) -> Arrays.setAll(out[0], i -> in[0][i] > 0 ? in[0][i] : 0))
                        .build())),
        new Mutant(
            "2 at the kink of abs",
            "E-KINK",
            plugin(
                () ->
                    Primitive.elementwise("test:abs")
                        .kernel(Math::abs)
                        .domain(Domain.all().withKinks(0))
                        .opaqueDerivative(x -> x == 0 ? 2 : Math.signum(x))
                        .build())),
        new Mutant(
            "relu leaks below its kink",
            "E-KINK",
            plugin(
                () ->
                    Primitive.elementwise("test:relu")
                        .kernel(x -> Math.max(x, 0))
                        .domain(Domain.all().withKinks(0))
                        .opaqueDerivative(x -> x > 0 ? 1 : 0.01)
                        .build())));
  }

  private static Mutant spectrum(String name, Spectrum declared, Kernel.Unary kernel) {
    return new Mutant(
        name,
        "M-FREQ",
        plugin(
            () ->
                Primitive.elementwise("test:wave")
                    .kernel(kernel.function())
                    .spectrum(declared)
                    .build()));
  }

  private static double twoWaves(double x) {
    return Math.sin(x) + 0.3 * Math.cos(2 * x);
  }

  static List<Mutant> declarations() {
    return List.of(
        new Mutant(
            "period of tan for sin",
            "M-PERIOD",
            plugin(
                () ->
                    Primitive.elementwise("test:sin").kernel(Math::sin).period(Angle.PI).build())),
        new Mutant(
            "twice the period",
            "M-PERIOD",
            plugin(
                () ->
                    Primitive.elementwise("test:sin")
                        .kernel(Math::sin)
                        .period(Angle.PI.times(4))
                        .build())),
        new Mutant(
            "antiperiod that is a period",
            "M-ANTI",
            plugin(
                () ->
                    Primitive.elementwise("test:sin-of-double")
                        .kernel(x -> Math.sin(2 * x))
                        .antiperiod(Angle.PI)
                        .build())),
        new Mutant(
            "three times the antiperiod",
            "M-ANTI",
            plugin(
                () ->
                    Primitive.elementwise("test:sin")
                        .kernel(Math::sin)
                        .antiperiod(Angle.PI.times(3))
                        .build())),
        spectrum("frequency missing", Spectrum.of(1), new Kernel.Unary(WrongPromises::twoWaves)),
        spectrum("idle frequency", Spectrum.of(3), new Kernel.Unary(WrongPromises::twoWaves)),
        spectrum(
            "constant denied",
            Spectrum.of(1).withoutConstant(),
            new Kernel.Unary(x -> 1 + Math.sin(x))));
  }

  static List<Mutant> behaviour() {
    return List.of(
        new Mutant(
            "counts its calls",
            "M-PURE",
            plugin(
                () -> {
                  AtomicInteger calls = new AtomicInteger();
                  return Primitive.elementwise("test:sin")
                      .kernel(x -> Math.sin(x) + 1e-12 * (calls.incrementAndGet() % 7))
                      .build();
                })),
        new Mutant(
            "changes its input",
            "M-PURE",
            plugin(
                () ->
                    likeItsInput("sorted-square")
                        .kernel(
                            (in, out) -> {
                              for (int i = 0; i < in[0].length; i++) {
                                in[0][i] = Math.abs(in[0][i]);
                                out[0][i] = in[0][i] * in[0][i];
                              }
                            })
                        .build())),
        new Mutant(
            "changes the array of an n-ary kernel",
            "M-PURE",
            plugin(
                () ->
                    Primitive.elementwise("test:sum", 3)
                        .naryKernel(
                            x -> {
                              x[0] += x[1];
                              return x[0] + x[2];
                            })
                        .build())),
        new Mutant(
            "fills positive outputs only",
            "M-PURE",
            plugin(
                () ->
                    likeItsInput("positive")
                        .kernel(
                            (in, out) -> {
                              for (int i = 0; i < in[0].length; i++) {
                                if (!(in[0][i] <= 0)) {
                                  out[0][i] = in[0][i];
                                }
                              }
                            })
                        .build())),
        new Mutant(
            "constants chosen at random for each instance",
            "M-DET",
            plugin(
                () -> {
                  double offset = 1e-9 * new Random().nextDouble();
                  return Primitive.elementwise("test:sin")
                      .kernel(x -> Math.sin(x) + offset)
                      .build();
                })),
        new Mutant(
            "noise from a global generator",
            "M-DET",
            plugin(
                () ->
                    Primitive.elementwise("test:sin")
                        .kernel(x -> Math.sin(x) + 1e-14 * Math.random())
                        .build())),
        new Mutant(
            "another kernel at each binding",
            "D-PRIMAL",
            plugin(
                () -> {
                  AtomicInteger bindings = new AtomicInteger();
                  return Primitive.elementwise("test:sin")
                      .bind(
                          attributes ->
                              bindings.getAndIncrement() % 2 == 0
                                  ? new Kernel.Unary(Math::sin)
                                  : new Kernel.Unary(x -> (float) Math.sin(x)))
                      .build();
                })),
        new Mutant(
            "fast kernel of single precision",
            "D-PRIMAL",
            plugin(
                () ->
                    Primitive.elementwise("test:sin")
                        .kernel(Math::sin)
                        .fastKernel(new SinglePrecision())
                        .build())),
        new Mutant("one exponent taken for the base", "D-PRIMAL", SwappedPower::plugin),
        new Mutant("a range that is one element too long", "D-PRIMAL", WrongRange::plugin),
        new Mutant("sine and cosine in the other order", "S-SHAPE", SwappedPair::plugin),
        new Mutant(
            "shared scratch buffer",
            "M-THREADS",
            plugin(
                () -> {
                  double[] scratch = new double[64];
                  return Primitive.elementwise("test:sum-of-sines")
                      .kernel(
                          x -> {
                            for (int k = 0; k < scratch.length; k++) {
                              scratch[k] = Math.sin(x + k);
                            }
                            return Arrays.stream(scratch).sum();
                          })
                      .build();
                })));
  }

  private static final class SinglePrecision implements Kernel.FastUnary {
    @Override
    public double applyAsDouble(double x) {
      return (float) Math.sin(x);
    }

    @Override
    public void apply(double[] x, double[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = applyAsDouble(x[i]);
      }
    }
  }
}
