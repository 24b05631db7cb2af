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
 * <p>Softmax and log-softmax have the logsumexp of each row as their second output: it is found on
 * the way, and its length tells the kernel where a row ends.
 */
final class Reductions {
  static final Primitive LOGSUMEXP =
      Primitive.of("elementary:logsumexp")
          .shape((attributes, inputs) -> List.of(rows("logsumexp", inputs.get(0))))
          .kernel((inputs, outputs) -> Rows.logsumexp(inputs[0], outputs[0]))
          .fastKernel((inputs, outputs) -> FastRows.logsumexp(inputs[0], outputs[0]))
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
          .outputs(2)
          .shape((attributes, inputs) -> sameAndRows("softmax", inputs.get(0)))
          .kernel((inputs, outputs) -> Rows.softmax(inputs[0], outputs[0], outputs[1]))
          .fastKernel((inputs, outputs) -> FastRows.softmax(inputs[0], outputs[0], outputs[1]))
          .vjp(Reductions::softmaxVjp)
          .jvp(Reductions::softmaxJvp)
          .build();

  static final Primitive LOG_SOFTMAX =
      Primitive.of("elementary:log-softmax")
          .outputs(2)
          .shape((attributes, inputs) -> sameAndRows("log-softmax", inputs.get(0)))
          .kernel((inputs, outputs) -> Rows.logSoftmax(inputs[0], outputs[0], outputs[1]))
          .fastKernel((inputs, outputs) -> FastRows.logSoftmax(inputs[0], outputs[0], outputs[1]))
          .vjp(Reductions::logSoftmaxVjp)
          .jvp(Reductions::logSoftmaxJvp)
          .build();

  static final List<Primitive> ALL = List.of(LOGSUMEXP, SOFTMAX, LOG_SOFTMAX);

  private Reductions() {}

  private static List<Expr> softmaxVjp(
      BoundPrimitive self, List<Expr> args, List<Expr> cotangents) {
    Expr x = args.get(0);
    Expr softmax = self.at(x);
    Expr cotangent = cotangents.get(0);
    Expr mean = rowSum(cotangent.times(softmax)).minus(cotangents.get(1));
    return List.of(softmax.times(cotangent.minus(spread(mean, x))));
  }

  private static List<Expr> softmaxJvp(BoundPrimitive self, List<Expr> args, List<Expr> tangents) {
    Expr x = args.get(0);
    Expr softmax = self.at(x);
    Expr tangent = tangents.get(0);
    Expr mean = rowSum(tangent.times(softmax));
    return List.of(softmax.times(tangent.minus(spread(mean, x))), mean);
  }

  private static List<Expr> logSoftmaxVjp(
      BoundPrimitive self, List<Expr> args, List<Expr> cotangents) {
    Expr x = args.get(0);
    Expr cotangent = cotangents.get(0);
    Expr total = rowSum(cotangent).minus(cotangents.get(1));
    return List.of(cotangent.minus(spread(total, x).times(SOFTMAX.at(x))));
  }

  private static List<Expr> logSoftmaxJvp(
      BoundPrimitive self, List<Expr> args, List<Expr> tangents) {
    Expr x = args.get(0);
    Expr tangent = tangents.get(0);
    Expr mean = rowSum(SOFTMAX.at(x).times(tangent));
    return List.of(tangent.minus(spread(mean, x)), mean);
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

  private static List<Shape> sameAndRows(String name, Shape shape) {
    return List.of(shape, rows(name, shape));
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
