package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.scalar;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random smooth functions of one variable, of moderate values on [-1, 1], by rules of all forms.
 */
final class RandomCompositions {
  static final Primitive NESTED =
      Primitive.elementwise("test:nested")
          .kernel(Math::sin)
          .derivatives(
              Math::cos,
              x -> -Math.sin(x),
              x -> -Math.cos(x),
              Math::sin,
              Math::cos,
              x -> -Math.sin(x))
          .build();

  static final Primitive BY_ORDER =
      Primitive.elementwise("test:byorder")
          .kernel(x -> Math.exp(x / 2))
          .derivativeOfOrder((n, x) -> Math.exp(x / 2) * Math.pow(0.5, n))
          .build();

  static final Primitive CLOSED_OR_SHIFT =
      Primitive.elementwise("test:closedorshift")
          .kernel(Math::cos)
          .derivative(
              (self, x) ->
                  self.at(x.plus(Angle.PI.over(3)))
                      .minus(self.at(x.minus(Angle.PI.over(3))))
                      .div(2 * Math.sin(Math.PI / 3)))
          .derivative((self, x) -> Elementary.sin(x).negate())
          .build();

  private final Random random;
  private final List<Expr> pool = new ArrayList<>();

  private RandomCompositions(Random random, Expr x) {
    this.random = random;
    pool.add(x);
  }

  static DifferentiableFunction of(long seed) {
    return Fluxion.function("random")
        .input("x", scalar())
        .returns(x -> new RandomCompositions(new Random(seed), x).grow(6));
  }

  private Expr grow(int steps) {
    for (int k = 0; k < steps; k++) {
      pool.add(step());
    }
    Expr pair = Expr.stack(pick(), pick());
    return pool.get(pool.size() - 1)
        .plus(pair.dot(Expr.concat(pair.slice(1, 2), pair.slice(0, 1))));
  }

  private Expr step() {
    Expr a = pick();
    Expr b = pick();
    return switch (random.nextInt(14)) {
      case 0 -> a.plus(b.times(0.5));
      case 1 -> a.times(b).times(pick());
      case 2 -> a.pow(2).plus(1.5).pow(random.nextInt(9) / 2.0 - 2);
      case 3 -> Elementary.tanh(a);
      case 4 -> Elementary.exp(a.times(0.3));
      case 5 -> Elementary.sin(a.plus(b));
      case 6 -> a.pow(3).times(0.5);
      case 7 -> Expr.where(a.lt(b), a.times(a), b.times(0.5));
      case 8 -> Elementary.log(a.pow(2).plus(1));
      case 9 -> Elementary.hypot(a, b.plus(3));
      case 10 -> NESTED.at(a);
      case 11 -> BY_ORDER.at(b);
      case 12 -> CLOSED_OR_SHIFT.at(a);
      default -> Shift.shiftSin(a.times(1 + random.nextInt(2)), Angle.PI.over(3));
    };
  }

  private Expr pick() {
    return pool.get(random.nextInt(pool.size()));
  }
}
