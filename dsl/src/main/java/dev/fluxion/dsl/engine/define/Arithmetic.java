package dev.fluxion.dsl.engine.define;

import dev.fluxion.spi.Op;

/** The numeric meaning of the elementwise operations: one for all who compute. */
public final class Arithmetic {
  private Arithmetic() {}

  /** Returns {@code x^p}, as {@link Powers} says. */
  public static double power(double x, double p) {
    return new Numbers().power(x, p);
  }

  private static final class Numbers implements Powers<Double> {
    @Override
    public Double product(Double a, Double b) {
      return a * b;
    }

    @Override
    public Double reciprocal(Double a) {
      return 1 / a;
    }

    @Override
    public Double root(Double a) {
      return Math.sqrt(a);
    }

    @Override
    public Double unsignedZero(Double a) {
      return a + 0;
    }

    @Override
    public Double other(Double x, double p) {
      return Math.pow(x, p);
    }
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
