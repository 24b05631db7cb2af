package dev.fluxion.tck.check;

import static dev.fluxion.tck.check.Primitives.likeItsInput;
import static dev.fluxion.tck.check.Primitives.plugin;

import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.List;

/** Mutants of primitives with several inputs or of arrays (class C, and A11). */
final class WrongArrays {
  private static final double[] MATRIX = {1, 2, -1, 0.5, 3, 1.5, -2, 0.3, 1};

  private WrongArrays() {}

  private static void eachSquared(double[][] in, double[][] out) {
    Arrays.setAll(out[0], i -> in[0][i] * in[0][i]);
  }

  private static void timesSquare(double[][] in, double[][] out) {
    Arrays.setAll(out[0], i -> in[0][i] * in[1][i] * in[1][i]);
  }

  private static void rotate(double[][] in, double[][] out) {
    for (int i = 0; i < 3; i++) {
      out[0][i] = 0;
      for (int j = 0; j < 3; j++) {
        out[0][i] += MATRIX[3 * i + j] * in[0][j];
      }
    }
  }

  private static Expr matrix() {
    return Expr.constant(Shape.matrix(3, 3), MATRIX);
  }

  private static List<Shape> three(Shape shape) {
    if (!shape.equals(Shape.vector(3))) {
      throw new FluxionException("TEST-1", "a vector of 3 is needed, got " + shape);
    }
    return List.of(shape);
  }

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "no cotangent given",
            "D-FULLJ",
            plugin(
                () ->
                    likeItsInput("square")
                        .kernel(WrongArrays::eachSquared)
                        .vjp((self, args, u) -> List.of())
                        .build())),
        new Mutant(
            "cotangent ignored",
            "D-COT",
            plugin(
                () ->
                    likeItsInput("square")
                        .kernel(WrongArrays::eachSquared)
                        .vjp((self, args, u) -> List.of(args.get(0).times(2)))
                        .build())),
        new Mutant(
            "right for a uniform cotangent only",
            "D-COT",
            plugin(
                () ->
                    likeItsInput("square")
                        .kernel(WrongArrays::eachSquared)
                        .vjp(
                            (self, args, u) -> List.of(args.get(0).times(2).times(u.get(0).mean())))
                        .build())),
        new Mutant(
            "gradients of the arguments swapped",
            "D-FULLJ",
            plugin(
                () ->
                    Primitive.elementwise("test:square-times", 2)
                        .binaryKernel((x, y) -> x * x * y)
                        .partial(0, (self, args) -> args.get(0).pow(2))
                        .partial(1, (self, args) -> args.get(0).times(args.get(1)).times(2))
                        .build())),
        new Mutant(
            "mixed derivative detached",
            "D-HESS",
            plugin(
                () -> {
                  Primitive detached =
                      Primitive.elementwise("test:detached-square")
                          .kernel(y -> y * y)
                          .absent(0, Absence.ZERO, "a saved number")
                          .build();
                  return Primitive.elementwise("test:times-square", 2)
                      .binaryKernel((x, y) -> x * y * y)
                      .partial(0, (self, args) -> detached.at(args.get(1)))
                      .partial(1, (self, args) -> args.get(0).times(args.get(1)).times(2))
                      .build();
                })),
        new Mutant(
            "Jacobian transposed",
            "D-FULLJ",
            plugin(
                () ->
                    Primitive.of("test:rotate")
                        .shape((attributes, inputs) -> three(inputs.get(0)))
                        .kernel(WrongArrays::rotate)
                        .vjp((self, args, u) -> List.of(matrix().matmul(u.get(0))))
                        .build())),
        new Mutant(
            "forward rule transposed",
            "D-DUAL",
            plugin(
                () ->
                    Primitive.of("test:rotate")
                        .shape((attributes, inputs) -> three(inputs.get(0)))
                        .kernel(WrongArrays::rotate)
                        .vjp((self, args, u) -> List.of(matrix().transpose().matmul(u.get(0))))
                        .jvp((self, args, t) -> List.of(matrix().transpose().matmul(t.get(0))))
                        .build())),
        new Mutant(
            "gradient of the second input 0",
            "D-FULLJ",
            plugin(
                () ->
                    likeItsInput("times-square")
                        .inputs(2)
                        .kernel(WrongArrays::timesSquare)
                        .vjp(
                            (self, args, u) ->
                                List.of(
                                    args.get(1).pow(2).times(u.get(0)),
                                    Expr.absent(args.get(1), Absence.ZERO, "not needed")))
                        .build())),
        new Mutant(
            "gradient chosen by the identity of the argument",
            "D-COMP",
            plugin(
                () ->
                    likeItsInput("times-square")
                        .inputs(2)
                        .kernel(WrongArrays::timesSquare)
                        .vjp(
                            (self, args, u) ->
                                args.stream()
                                    .map(
                                        arg ->
                                            arg == args.get(0)
                                                ? args.get(1).pow(2).times(u.get(0))
                                                : args.get(0)
                                                    .times(args.get(1))
                                                    .times(2)
                                                    .times(u.get(0)))
                                    .toList())
                        .build())),
        new Mutant(
            "second order of an array detached",
            "D-NEST(1)",
            plugin(
                () -> {
                  Primitive detached =
                      Primitive.elementwise("test:detached-double")
                          .kernel(x -> 2 * x)
                          .absent(0, Absence.ZERO, "a saved number")
                          .build();
                  return likeItsInput("square")
                      .kernel(WrongArrays::eachSquared)
                      .vjp((self, args, u) -> List.of(detached.at(args.get(0)).times(u.get(0))))
                      .build();
                })),
        new Mutant(
            "gradient of a scalar operand not summed",
            "S-SHAPE",
            plugin(
                () ->
                    Primitive.of("test:scale")
                        .inputs(2)
                        .shape(
                            (attributes, inputs) -> {
                              if (!inputs.get(0).isScalar()) {
                                throw new FluxionException("TEST-1", "a scalar is needed first");
                              }
                              return List.of(inputs.get(1));
                            })
                        .kernel((in, out) -> Arrays.setAll(out[0], i -> in[0][0] * in[1][i]))
                        .vjp(
                            (self, args, u) ->
                                List.of(args.get(1).times(u.get(0)), u.get(0).times(args.get(0))))
                        .build())),
        new Mutant(
            "exception for an empty input",
            "S-SHAPE",
            plugin(
                () ->
                    Primitive.of("test:first")
                        .shape((attributes, inputs) -> List.of(Shape.scalar()))
                        .kernel((in, out) -> out[0][0] = in[0][0])
                        .build())),
        new Mutant(
            "shape rule stumbles over a scalar",
            "S-SHAPE",
            plugin(
                () ->
                    Primitive.of("test:sum-of-rows")
                        .shape(
                            (attributes, inputs) -> List.of(Shape.vector(inputs.get(0).extent(0))))
                        .kernel((in, out) -> Arrays.fill(out[0], 1))
                        .build())),
        new Mutant(
            "no shapes can be found",
            "S-SAMPLE",
            plugin(
                () ->
                    Primitive.of("test:seven")
                        .shape(
                            (attributes, inputs) -> {
                              if (inputs.get(0).size() != 7) {
                                throw new FluxionException("TEST-1", "7 elements are needed");
                              }
                              return inputs;
                            })
                        .kernel(WrongArrays::eachSquared)
                        .build()),
            Grade.INCONCLUSIVE));
  }
}
