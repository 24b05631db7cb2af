package dev.fluxion.tck.check;

import static dev.fluxion.tck.check.Primitives.likeItsInput;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.PrimitiveBuilder;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A small array primitive whose outputs are trigonometric polynomials in each of its angles. */
final class Circuits {
  private Circuits() {}

  /**
   * Three angles and two weights to two expectation values. The first angle occurs once, the second
   * twice, the third once; the first and the third never act together, and the weights are no
   * angles.
   */
  static PrimitiveBuilder circuit() {
    return Primitive.of("test:circuit")
        .inputs(2)
        .shape(
            (attributes, inputs) -> {
              if (inputs.get(0).size() != 3 || inputs.get(1).size() != 2) {
                throw new FluxionException(
                    "TEST-1", "3 angles and 2 weights are needed, got " + inputs);
              }
              return List.of(Shape.vector(2));
            })
        .kernel((in, out) -> run(in[0], in[1], out[0]));
  }

  private static void run(double[] angle, double[] weight, double[] out) {
    double shared = Math.cos(angle[1] / 2) * Math.sin(angle[1] / 2 + 0.3);
    double twice = shared * shared;
    out[0] = weight[0] * (0.4 + Math.cos(angle[0])) * twice;
    out[1] = weight[1] * Math.sin(angle[2] + 0.2) * (0.1 + twice) + weight[0];
  }

  /** The frequencies of each angle. */
  static Spectrum spectrum(int element) {
    return element == 1 ? Spectrum.of(1).occurring(2) : Spectrum.of(1);
  }

  /** The first and the third angle do not act together. */
  static boolean interact(List<Integer> elements) {
    return !elements.containsAll(List.of(0, 2));
  }

  /** The product of a wave of each element in all outputs. */
  static PrimitiveBuilder product(DoubleUnaryOperator wave) {
    return likeItsInput("product")
        .kernel(
            (in, out) -> {
              double product = 1;
              for (double x : in[0]) {
                product *= wave.applyAsDouble(x);
              }
              Arrays.fill(out[0], product);
            });
  }

  /** A weight, and three angles of which the last two act together. */
  static PrimitiveBuilder weighted() {
    return Primitive.of("test:weighted")
        .inputs(2)
        .shape(
            (attributes, inputs) -> {
              if (!inputs.get(0).isScalar() || inputs.get(1).size() != 3) {
                throw new FluxionException(
                    "TEST-1", "a weight and 3 angles are needed, got " + inputs);
              }
              return List.of(Shape.scalar());
            })
        .kernel(
            (in, out) -> {
              double[] angle = in[1];
              double waves = Math.sin(angle[0]) + Math.sin(angle[1]) * Math.sin(angle[2]);
              out[0][0] = in[0][0] * waves;
            });
  }
}
