package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.plan.points.Stencil;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.Optional;

/**
 * All evaluations of a primitive at one base point, and the derivatives that are made of them, as
 * one node of a planned graph.
 *
 * <p>Its arguments are the base point. Its result holds the derivatives one after the other, each
 * with all elements of the output that it is of.
 *
 * @param self the primitive that is evaluated
 * @param stencil the shifted points, and a row of weights for each derivative
 * @param outputs the output that each derivative is of
 * @param starts where each derivative starts in the result, and where the last one ends
 */
public record StencilCall(BoundPrimitive self, Stencil stencil, int[] outputs, int[] starts) {
  private static final String ATTRIBUTE = "stencil";

  /** Returns what an operation of a planned graph evaluates, if it is such a node. */
  public static Optional<StencilCall> of(Op.Call call) {
    return call.attributes().has(ATTRIBUTE)
            && call.attributes().asMap().get(ATTRIBUTE) instanceof StencilCall stencil
        ? Optional.of(stencil)
        : Optional.empty();
  }

  /** Returns the node over a base point. */
  Expr at(List<Expr> base) {
    return Primitive.of("fluxion:evaluations")
        .inputs(base.size())
        .attribute(ATTRIBUTE, this)
        .shape((attributes, shapes) -> List.of(Shape.vector(starts[starts.length - 1])))
        .build()
        .at(base.toArray(Expr[]::new));
  }

  /** Returns the number of derivatives. */
  public int size() {
    return outputs.length;
  }
}
