package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.List;
import java.util.Optional;

/**
 * The derivatives of any order of a constant power {@code y = u^p}.
 *
 * <p>Where nothing is divided by, the base may be 0: an affine base, whole powers as repeated
 * products, and orders below the exponent, {@code y' = p u^(p-1) u'}. Else J. C. P. Miller's
 * recurrence for {@code u y' = p u' y} (Henrici, Applied and Computational Complex Analysis 1,
 * theorem 1.6c), which divides by the base.
 */
final class JetPowers {
  private final Jets jets;
  private final JetRules rules;

  JetPowers(Jets jets, JetRules rules) {
    this.jets = jets;
    this.rules = rules;
  }

  Optional<Expr> derivative(Expr node, double exponent, int order) {
    Expr base = node.args().get(0);
    if (exponent == 0) {
      return Optional.empty();
    } else if (exponent == 1) {
      return jets.at(base, order);
    } else if (JetRules.isAffine(jets, base)) {
      return ofAffine(node, exponent, order);
    } else if (exponent > 0 && exponent == Math.rint(exponent)) {
      return whole(node, exponent, order);
    } else if (order < exponent) {
      return lowered(node, exponent, order);
    }
    return divided(node, exponent, order);
  }

  private Expr power(Expr base, double exponent) {
    return exponent == 1 ? base : jets.node(new Op.Power(exponent), List.of(base));
  }

  /** {@code p (p-1) … (p-k+1) u^(p-k) u'^k}. */
  private Optional<Expr> ofAffine(Expr node, double exponent, int order) {
    double factor = 1;
    for (int j = 0; j < order; j++) {
      factor *= exponent - j;
    }
    Expr base = node.args().get(0);
    JetTerms sum = new JetTerms(node.shape());
    Optional<Expr> slope = jets.at(base, 1);
    if (factor != 0 && slope.isPresent()) {
      double rest = exponent - order;
      Expr lower = rest == 0 ? Expr.constant(node.shape(), 1) : power(base, rest);
      sum.add(factor, lower, toThe(slope.get(), order));
    }
    return sum.build();
  }

  /** Returns a whole power of an expression, of a number as a number. */
  static Expr toThe(Expr expr, int exponent) {
    if (expr.op() instanceof Op.Constant constant && constant.isUniform()) {
      return Expr.constant(expr.shape(), Math.pow(constant.value(0), exponent));
    }
    return exponent == 1 ? expr : expr.pow(exponent);
  }

  private Optional<Expr> whole(Expr node, double exponent, int order) {
    Expr base = node.args().get(0);
    double half = Math.floor(exponent / 2);
    Expr left = power(base, half);
    Expr right = 2 * half == exponent ? left : power(base, exponent - half);
    return rules.convolution(node.shape(), left, right, order);
  }

  private Optional<Expr> lowered(Expr node, double exponent, int order) {
    Expr base = node.args().get(0);
    Expr lower = power(base, exponent - 1);
    JetTerms sum = new JetTerms(node.shape());
    for (int j = 1; j <= order; j++) {
      Optional<Expr> slope = jets.at(base, j);
      if (slope.isPresent()) {
        sum.add(exponent * jets.choose(order - 1, j - 1), slope, jets.at(lower, order - j));
      }
    }
    return sum.build();
  }

  private Optional<Expr> divided(Expr node, double exponent, int order) {
    Expr base = node.args().get(0);
    JetTerms sum = new JetTerms(node.shape());
    for (int j = 1; j <= order; j++) {
      Optional<Expr> slope = jets.at(base, j);
      if (slope.isPresent()) {
        double ways = exponent * jets.choose(order - 1, j - 1) - jets.choose(order - 1, j);
        sum.add(ways, slope, jets.at(node, order - j));
      }
    }
    Expr reciprocal = power(base, -1);
    JetTerms result = new JetTerms(node.shape());
    sum.build().ifPresent(total -> result.add(1, reciprocal, total));
    return result.build();
  }
}
