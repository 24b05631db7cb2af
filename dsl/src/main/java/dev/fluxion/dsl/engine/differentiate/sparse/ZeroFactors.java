package dev.fluxion.dsl.engine.differentiate.sparse;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * The constant factors of a product: where one is 0, nothing reaches the product.
 *
 * @param factors those that may be 0
 */
record ZeroFactors(List<Op.Constant> factors) {
  static ZeroFactors of(Expr node) {
    List<Op.Constant> factors = new ArrayList<>();
    if (node.op() instanceof Op.Product) {
      for (Expr arg : node.args()) {
        if (arg.op() instanceof Op.Constant constant
            && !(constant.isUniform() && constant.value(0) != 0)) {
          factors.add(constant);
        }
      }
    }
    return new ZeroFactors(factors);
  }

  boolean isEmpty() {
    return factors.isEmpty();
  }

  boolean annihilate(int element) {
    for (Op.Constant factor : factors) {
      if (factor.value(element) == 0) {
        return true;
      }
    }
    return false;
  }
}
