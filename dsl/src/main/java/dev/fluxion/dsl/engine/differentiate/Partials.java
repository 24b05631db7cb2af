package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.List;

/** The partial derivatives of the elementwise operations of the grammar. */
final class Partials {
  private Partials() {}

  /** Returns the product of all factors but one: d(Π a_j)/d a_i = Π_{j≠i} a_j. */
  static Expr product(Expr node, int factor) {
    List<Expr> others = new ArrayList<>(node.args());
    others.remove(factor);
    if (others.isEmpty()) {
      return Expr.constant(node.shape(), 1);
    }
    return others.size() == 1 ? others.get(0) : Expr.of(new Op.Product(), others);
  }

  /** Returns d(x^p)/dx = p x^(p-1). */
  static Expr power(Expr node) {
    double exponent = ((Op.Power) node.op()).exponent();
    Expr base = node.args().get(0);
    if (exponent == 0) {
      return Expr.constant(node.shape(), 0);
    }
    Expr lower = exponent == 1 ? Expr.constant(node.shape(), 1) : base.pow(exponent - 1);
    return lower.times(exponent);
  }
}
