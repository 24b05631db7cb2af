package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.vector;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random smooth functions of three variables, of moderate values on [-1, 1]. */
final class RandomExpressions {
  private final Random random;
  private final Angle shift;
  private final List<Expr> pool = new ArrayList<>();

  private RandomExpressions(Random random, Angle shift, Expr w) {
    this.random = random;
    this.shift = shift;
    for (int i = 0; i < 3; i++) {
      pool.add(w.get(i));
    }
  }

  /** Returns the scalar function of a seed; another shift gives the same function otherwise. */
  static DifferentiableFunction scalar(long seed, Angle shift) {
    return Fluxion.function("random")
        .input("w", vector(3))
        .returns(w -> new RandomExpressions(new Random(seed), shift, w).grow(7));
  }

  static double[] point(long seed) {
    Random random = new Random(seed ^ 0x5DEECE66DL);
    return new double[] {
      random.nextDouble() * 2 - 1, random.nextDouble() * 2 - 1, random.nextDouble() * 2 - 1
    };
  }

  private Expr grow(int steps) {
    for (int k = 0; k < steps; k++) {
      pool.add(step());
    }
    Expr last = pool.get(pool.size() - 1);
    return last.plus(pick().times(pick())).plus(Expr.stack(pick(), pick()).dot(vectorOfTwo()));
  }

  private Expr vectorOfTwo() {
    Expr matrix = Expr.stack(pick(), pick(), pick(), pick()).reshape(2, 2);
    return matrix.matmul(Expr.stack(pick(), pick())).times(0.25);
  }

  private Expr step() {
    Expr a = pick();
    Expr b = pick();
    return switch (random.nextInt(11)) {
      case 0 -> a.plus(b.times(0.5));
      case 1 -> a.times(b);
      case 2 -> a.minus(b).times(0.7);
      case 3 -> Elementary.tanh(a);
      case 4 -> Elementary.exp(a.times(0.3));
      case 5 -> Elementary.sin(a.plus(b));
      case 6 -> a.pow(2).plus(1).pow(-1);
      case 7 -> Expr.where(a.lt(b), a.times(a), b.times(0.5));
      case 8 -> Elementary.sigmoid(a);
      default -> Shift.shiftSin(a.times(1 + random.nextInt(2)), shift);
    };
  }

  private Expr pick() {
    return pool.get(random.nextInt(pool.size()));
  }
}
