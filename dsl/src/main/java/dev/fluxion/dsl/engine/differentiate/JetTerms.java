package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sum of products that is written down term by term, numbers collected in the coefficients.
 *
 * <p>A term with the factor 0 is left out: a derivative of this order does not exist there.
 */
final class JetTerms {
  private final Shape shape;
  private final List<Expr> terms = new ArrayList<>();
  private final List<Double> coefficients = new ArrayList<>();
  private double constant;

  JetTerms(Shape shape) {
    this.shape = shape;
  }

  /** Adds a product of a number and of factors of the shape of the sum. */
  void add(double coefficient, Expr... factors) {
    double number = coefficient;
    List<Expr> kept = new ArrayList<>(factors.length);
    for (Expr factor : factors) {
      Expr rest = factor;
      if (rest.op() instanceof Op.Linear linear && linear.size() == 1) {
        number *= linear.coefficient(0);
        rest = rest.args().get(0);
      }
      if (rest.op() instanceof Op.Constant value && value.isUniform()) {
        number *= value.value(0);
      } else {
        kept.add(rest);
      }
    }
    if (number == 0) {
      return;
    }
    if (kept.isEmpty()) {
      constant += number;
      return;
    }
    terms.add(kept.size() == 1 ? kept.get(0) : Expr.of(new Op.Product(), kept));
    coefficients.add(number);
  }

  /** Adds a product if both of its factors are there. */
  void add(double coefficient, Optional<Expr> left, Optional<Expr> right) {
    if (left.isPresent() && right.isPresent()) {
      add(coefficient, left.get(), right.get());
    }
  }

  /** Returns the sum, unless it is zero. */
  Optional<Expr> build() {
    if (constant != 0) {
      terms.add(Expr.constant(shape, constant));
      coefficients.add(1.0);
      constant = 0;
    }
    return Sums.of(terms, coefficients);
  }
}
