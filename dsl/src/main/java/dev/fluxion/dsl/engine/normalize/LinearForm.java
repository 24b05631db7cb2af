package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.define.Interner;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Collects a sum: one coefficient for each term, one exact angle, one constant.
 *
 * <p>The rewrite <em>like terms</em>: {@code a x + b x = (a + b) x}. It reassociates a sum, and a
 * term whose coefficients cancel is dropped, which is an equality wherever the term is finite.
 */
final class LinearForm {
  private static final int INLINE_LIMIT = 4;

  private final Interner interner;
  private final Shape shape;
  private final Tally tally = new Tally();
  private Angle angle = Angle.ZERO;
  private double constant;

  LinearForm(Interner interner, Shape shape) {
    this.interner = interner;
    this.shape = shape;
  }

  /** Adds a term that is in normal form itself. */
  void add(double coefficient, Expr term) {
    OptionalDouble value = Constants.uniform(term);
    if (value.isPresent()) {
      constant += coefficient * value.getAsDouble();
    } else if (term.op() instanceof Op.Offset offset) {
      addAngle(coefficient, offset.angle());
    } else if (term.op() instanceof Op.Linear linear && term.args().size() <= INLINE_LIMIT) {
      for (int i = 0; i < term.args().size(); i++) {
        add(coefficient * linear.coefficient(i), term.args().get(i));
      }
    } else {
      tally.add(term, coefficient);
    }
  }

  private void addAngle(double coefficient, Angle added) {
    Optional<Angle> scaled = added.times(coefficient);
    if (scaled.isPresent()) {
      angle = angle.plus(scaled.get());
    } else {
      constant += coefficient * added.value();
    }
  }

  /** Returns the sum in normal form. */
  Expr build() {
    List<Expr> args = new ArrayList<>(tally.size() + 2);
    double[] factors = new double[tally.size() + 2];
    for (int i : tally.order(interner)) {
      if (tally.amount(i) != 0) {
        factors[args.size()] = tally.amount(i);
        args.add(tally.key(i));
      }
    }
    if (!angle.isZero()) {
      factors[args.size()] = 1;
      args.add(interner.node(new Op.Offset(shape, angle)));
    }
    if (constant != 0 || args.isEmpty()) {
      factors[args.size()] = 1;
      args.add(interner.intern(Expr.constant(shape, constant)));
    }
    if (args.size() == 1 && factors[0] == 1) {
      return args.get(0);
    }
    return interner.node(new Op.Linear(Arrays.copyOf(factors, args.size())), args);
  }
}
