package dev.fluxion.spi;

import java.util.List;

/** Builds elementwise nodes, broadcasting their arguments to one shape. */
final class Algebra {
  private Algebra() {}

  static Expr linear(Expr a, double ca, Expr b, double cb) {
    List<Expr> args = Structure.broadcastAll(List.of(a, b));
    return Expr.of(new Op.Linear(new double[] {ca, cb}), args);
  }

  static Expr mean(Expr a, Expr b) {
    return linear(a, 0.5, b, 0.5);
  }

  static Expr product(Expr a, Expr b) {
    return Expr.of(new Op.Product(), Structure.broadcastAll(List.of(a, b)));
  }

  static Expr compare(Op.Relation relation, Expr a, Expr b) {
    return Expr.of(new Op.Compare(relation), Structure.broadcastAll(List.of(a, b)));
  }

  static Expr where(Expr mask, Expr chosen, Expr otherwise) {
    return Expr.of(new Op.Where(), Structure.broadcastAll(List.of(mask, chosen, otherwise)));
  }
}
