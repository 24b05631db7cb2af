package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.define.Interner;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Collects a product: one coefficient, one power for each base.
 *
 * <p>Four rewrites. <em>Coefficients out</em>: {@code (a x)(b y) = ab (x y)} and {@code (a x + a y)
 * z = a ((x + y) z)}, reassociations. <em>Signs out</em>: {@code (x - y) z = -((y - x) z)}, which
 * is exact, where both sums are there, as in a function that is its second derivative but for the
 * sign. <em>Powers together</em>: {@code x^m x^n = x^(m+n)} for whole m and n of one sign.
 * <em>Masks out</em>: {@code where(m, u, 0) v = where(m, u v, 0)}, so that a branch that is not
 * chosen cannot bring a NaN into a derivative. A factor 0 makes the product 0: it stands for a
 * derivative that does not exist, not for a rounded number.
 */
final class ProductForm {
  private static final int INLINE_LIMIT = 32;

  private final Interner interner;
  private final Shape shape;
  private final Tally exponents = new Tally();
  private final List<Expr> others = new ArrayList<>(2);
  private double coefficient = 1;

  ProductForm(Interner interner, Shape shape) {
    this.interner = interner;
    this.shape = shape;
  }

  /** Adds a factor that is in normal form itself. */
  void multiply(Expr factor) {
    OptionalDouble value = Constants.uniform(factor);
    if (value.isPresent()) {
      coefficient *= value.getAsDouble();
    } else if (factor.op() instanceof Op.Linear linear && factor.args().size() == 1) {
      coefficient *= linear.coefficient(0);
      multiply(factor.args().get(0));
    } else if (factor.op() instanceof Op.Product && factor.args().size() <= INLINE_LIMIT) {
      for (Expr each : factor.args()) {
        multiply(each);
      }
    } else if (factor.op() instanceof Op.Power power) {
      multiplyPower(factor, factor.args().get(0), power.exponent());
    } else if (factor.op() instanceof Op.Linear linear) {
      multiplySum(factor, linear);
    } else {
      multiplyPower(factor, factor, 1);
    }
  }

  /**
   * What all coefficients of a sum have in common comes out; of a sum and its negative the one that
   * was there first is the factor.
   */
  private void multiplySum(Expr sum, Op.Linear coefficients) {
    Expr factor = sum;
    Op.Linear linear = coefficients;
    double common = Math.abs(linear.coefficient(0));
    if (common != 1 && haveMagnitude(linear.coefficients(), common)) {
      coefficient *= common;
      double[] signs = linear.coefficients();
      for (int i = 0; i < signs.length; i++) {
        signs[i] = Math.signum(signs[i]);
      }
      linear = new Op.Linear(signs);
      factor = interner.node(linear, sum.args());
    }
    double[] negated = linear.coefficients();
    for (int i = 0; i < negated.length; i++) {
      negated[i] = -negated[i];
    }
    Optional<Expr> negative = interner.find(new Op.Linear(negated), factor.args());
    if (negative.isPresent() && interner.number(negative.get()) < interner.number(factor)) {
      coefficient = -coefficient;
      multiplyPower(negative.get(), negative.get(), 1);
    } else {
      multiplyPower(factor, factor, 1);
    }
  }

  private static boolean haveMagnitude(double[] coefficients, double magnitude) {
    for (double each : coefficients) {
      if (Math.abs(each) != magnitude) {
        return false;
      }
    }
    return true;
  }

  private void multiplyPower(Expr factor, Expr base, double exponent) {
    if (exponent != Math.rint(exponent)) {
      others.add(factor);
      return;
    }
    int known = exponents.find(base);
    if (known < 0 || exponents.amount(known) * exponent > 0) {
      exponents.add(base, exponent);
    } else {
      others.add(factor);
    }
  }

  /** Returns the product in normal form. */
  Expr build(Normalizer normalizer) {
    if (coefficient == 0) {
      return interner.intern(Expr.constant(shape, 0));
    }
    List<Expr> factors = factors();
    for (int i = 0; i < factors.size(); i++) {
      if (isMasked(factors.get(i))) {
        return masked(factors, i, normalizer);
      }
    }
    Expr product;
    if (factors.isEmpty()) {
      return interner.intern(Expr.constant(shape, coefficient));
    } else if (factors.size() == 1) {
      product = factors.get(0);
    } else {
      product = interner.node(new Op.Product(), factors);
    }
    return scaled(product, normalizer);
  }

  /** Returns powers and other factors by the total order. */
  private List<Expr> factors() {
    List<Expr> factors = new ArrayList<>(others);
    for (int i = 0; i < exponents.size(); i++) {
      double exponent = exponents.amount(i);
      Expr base = exponents.key(i);
      factors.add(exponent == 1 ? base : interner.node(new Op.Power(exponent), base));
    }
    List<Expr> sorted = new ArrayList<>(factors.size());
    for (int i : interner.order(factors)) {
      sorted.add(factors.get(i));
    }
    return sorted;
  }

  private Expr scaled(Expr product, Normalizer normalizer) {
    return coefficient == 1
        ? product
        : normalizer.make(new Op.Linear(new double[] {coefficient}), List.of(product));
  }

  private static boolean isMasked(Expr factor) {
    return factor.op() instanceof Op.Where
        && (Constants.isZero(factor.args().get(1)) || Constants.isZero(factor.args().get(2)));
  }

  private Expr masked(List<Expr> factors, int position, Normalizer normalizer) {
    List<Expr> where = factors.get(position).args();
    List<Expr> branches = new ArrayList<>();
    for (Expr branch : where.subList(1, 3)) {
      if (Constants.isZero(branch)) {
        branches.add(branch);
      } else {
        List<Expr> replaced = new ArrayList<>(factors);
        replaced.set(position, branch);
        branches.add(scaled(normalizer.make(new Op.Product(), replaced), normalizer));
      }
    }
    return normalizer.make(new Op.Where(), List.of(where.get(0), branches.get(0), branches.get(1)));
  }
}
