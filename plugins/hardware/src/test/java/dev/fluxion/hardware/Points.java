package dev.fluxion.hardware;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.z;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.util.List;
import java.util.function.Function;

/** Evaluations of a circuit whose values are known: {@code <Z> + <X> = cos x + sin x}. */
final class Points {
  static final BoundPrimitive CALL = call(x -> circuit(1).ry(0, x).expectation(z(0).plus(x(0))));

  private Points() {}

  static BoundPrimitive call(Function<Expr, Expr> function) {
    Expr parameter = Expr.of(new Op.Input("x", Shape.scalar(), "scope"));
    Op.Call call = (Op.Call) function.apply(parameter).op();
    return call.primitive().bind(call.attributes());
  }

  static Evaluation at(double point, long shots, long seed) {
    return new Evaluation(
        CALL,
        List.of(),
        List.of(new double[] {point}),
        List.of(Shape.vector(1)),
        new Shots(shots, seed));
  }

  static double value(double point) {
    return Math.cos(point) + Math.sin(point);
  }
}
