package dev.fluxion.elementary;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Functions of the rows of an array, a row being what runs along its last axis.
 *
 * <p>Log-softmax has the softmax as its second output: it is found on the way, and the derivatives
 * need it.
 */
final class Reductions {
  static final Primitive LOGSUMEXP =
      Primitive.of("elementary:logsumexp")
          .shape((attributes, inputs) -> List.of(rows("logsumexp", inputs.get(0))))
          .kernel((shapes, in, out) -> Rows.logsumexp(length(shapes), in[0], out[0]))
          .fastKernel(FastRows.LOGSUMEXP)
          .vjp(
              (self, args, cotangents) -> {
                Expr x = args.get(0);
                return List.of(spread(cotangents.get(0), x).times(Reductions.SOFTMAX.at(x)));
              })
          .jvp(
              (self, args, tangents) ->
                  List.of(rowSum(Reductions.SOFTMAX.at(args.get(0)).times(tangents.get(0)))))
          .build();

  static final Primitive SOFTMAX =
      Primitive.of("elementary:softmax")
          .shape((attributes, inputs) -> List.of(same("softmax", inputs.get(0))))
          .kernel((shapes, in, out) -> Rows.softmax(length(shapes), in[0], out[0]))
          .fastKernel(FastRows.SOFTMAX)
          .vjp((self, args, cotangents) -> List.of(along(self.at(args.get(0)), cotangents.get(0))))
          .jvp((self, args, tangents) -> List.of(along(self.at(args.get(0)), tangents.get(0))))
          .build();

  static final Primitive LOG_SOFTMAX =
      Primitive.of("elementary:log-softmax")
          .outputs(2)
          .shape(
              (attributes, inputs) -> {
                Shape shape = same("log-softmax", inputs.get(0));
                return List.of(shape, shape);
              })
          .kernel((shapes, in, out) -> Rows.logSoftmax(length(shapes), in[0], out[0], out[1]))
          .fastKernel(FastRows.LOG_SOFTMAX)
          .vjp(Reductions::logSoftmaxVjp)
          .jvp(Reductions::logSoftmaxJvp)
          .build();

  static final List<Primitive> ALL = List.of(LOGSUMEXP, SOFTMAX, LOG_SOFTMAX);

  private Reductions() {}

  /** Returns the length of the rows of an input. */
  static int length(List<Shape> shapes) {
    Shape shape = shapes.get(0);
    return shape.extent(shape.rank() - 1);
  }

  /** The derivative of softmax along a direction; its matrix is symmetric. */
  private static Expr along(Expr softmax, Expr direction) {
    Expr mean = rowSum(softmax.times(direction));
    return softmax.times(direction.minus(spread(mean, softmax)));
  }

  private static List<Expr> logSoftmaxVjp(
      BoundPrimitive self, List<Expr> args, List<Expr> cotangents) {
    Expr softmax = self.outputs(args.get(0)).get(1);
    Expr cotangent = cotangents.get(0);
    Expr total = spread(rowSum(cotangent), softmax);
    return List.of(cotangent.minus(total.times(softmax)).plus(along(softmax, cotangents.get(1))));
  }

  private static List<Expr> logSoftmaxJvp(
      BoundPrimitive self, List<Expr> args, List<Expr> tangents) {
    Expr softmax = self.outputs(args.get(0)).get(1);
    Expr tangent = tangents.get(0);
    Expr mean = rowSum(softmax.times(tangent));
    return List.of(tangent.minus(spread(mean, softmax)), along(softmax, tangent));
  }

  private static Expr rowSum(Expr x) {
    return x.sum(x.shape().rank() - 1);
  }

  /** Returns one number for each row, repeated along the row. */
  private static Expr spread(Expr perRow, Expr like) {
    int[] extents = like.shape().extents();
    extents[extents.length - 1] = 1;
    return perRow.reshape(extents).broadcast(like.shape());
  }

  private static Shape same(String name, Shape shape) {
    rows(name, shape);
    return shape;
  }

  private static Shape rows(String name, Shape shape) {
    if (shape.isScalar()) {
      throw new FluxionException(
          "FLX-104",
          "'elementary:" + name + "' needs an array with at least one axis, got a scalar");
    }
    return Shape.of(Arrays.copyOf(shape.extents(), shape.rank() - 1));
  }
}
