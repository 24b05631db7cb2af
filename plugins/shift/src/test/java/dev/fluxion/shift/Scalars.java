package dev.fluxion.shift;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Rule;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;

/** Evaluates and differentiates the few scalar expressions that a shift rule is made of. */
final class Scalars {
  private static final Object SCOPE = new Object();

  private Scalars() {}

  static Expr input() {
    return Expr.of(new Op.Input("x", Shape.scalar(), SCOPE));
  }

  static double value(Expr node, double x) {
    List<Double> args = new ArrayList<>();
    for (Expr arg : node.args()) {
      args.add(value(arg, x));
    }
    Op op = node.op();
    if (op instanceof Op.Input) {
      return x;
    } else if (op instanceof Op.Constant constant) {
      return constant.value(0);
    } else if (op instanceof Op.Offset offset) {
      return offset.angle().value();
    } else if (op instanceof Op.Linear linear) {
      double sum = 0;
      for (int k = 0; k < args.size(); k++) {
        sum += linear.coefficient(k) * args.get(k);
      }
      return sum;
    } else if (op instanceof Op.Call call) {
      Kernel kernel = call.primitive().kernel(call.attributes()).orElseThrow();
      return ((Kernel.Unary) kernel).function().applyAsDouble(args.get(0));
    }
    throw new AssertionError(op);
  }

  /** Returns the derivative of a sum of calls at shifted inputs, by the first rule of each. */
  static Expr derivative(Expr node) {
    if (node.op() instanceof Op.Linear linear) {
      Expr sum = Expr.constant(0);
      for (int k = 0; k < node.args().size(); k++) {
        sum = sum.plus(derivative(node.args().get(k)).times(linear.coefficient(k)));
      }
      return sum;
    } else if (node.op() instanceof Op.Call call) {
      Rule.Symbolic rule = (Rule.Symbolic) call.primitive().rules(0).get(0);
      BoundPrimitive self = call.primitive().bind(call.attributes());
      return rule.partial().apply(self, node.args());
    } else if (node.op() instanceof Op.Constant) {
      return Expr.constant(0);
    }
    throw new AssertionError(node.op());
  }

  static double derivative(Expr node, int order, double x) {
    Expr result = node;
    for (int k = 0; k < order; k++) {
      result = derivative(result);
    }
    return value(result, x);
  }
}
