package dev.fluxion.dsl.engine.define;

import dev.fluxion.spi.Op;

/** The numeric meaning of the elementwise operations: one for all who compute. */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * Returns {@code x^p}; small whole powers by multiplication, the square root by {@link
   * Math#sqrt}.
   */
  public static double power(double x, double p) {
    if (p == 2) {
      return x * x;
    } else if (p == -1) {
      return 1 / x;
    } else if (p == 0.5) {
      return Math.sqrt(x);
    } else if (p == 3) {
      return x * x * x;
    }
    return Math.pow(x, p);
  }

  /** Returns 1 if the relation holds, else 0. */
  public static double compare(Op.Relation relation, double a, double b) {
    boolean holds =
        relation == Op.Relation.LESS
            ? a < b
            : relation == Op.Relation.LESS_OR_EQUAL ? a <= b : a == b;
    return holds ? 1 : 0;
  }
}
