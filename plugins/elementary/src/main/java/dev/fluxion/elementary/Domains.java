package dev.fluxion.elementary;

import static dev.fluxion.spi.Expr.constant;
import static dev.fluxion.spi.Expr.where;

import dev.fluxion.spi.Expr;

/** Keeps derivatives to the domain of their function. */
final class Domains {
  private Domains() {}

  /**
   * Returns the derivative inside of the domain, and outside the function itself, which is NaN
   * there, as all derivatives of it are.
   *
   * @param positive negative outside of the domain
   */
  static Expr inside(Expr positive, Expr derivative, Expr function) {
    return where(positive.ge(constant(0)), derivative, function);
  }
}
