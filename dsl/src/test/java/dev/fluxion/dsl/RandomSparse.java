package dev.fluxion.dsl;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.vector;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random functions of two vectors, made of operations that connect some elements and not others:
 * slices, sums of rows, constant matrices with zeros, masks, array primitives in blocks.
 */
final class RandomSparse {
  private final Random random;
  private final int n;
  private final List<Expr> pool = new ArrayList<>();

  private RandomSparse(Random random, int n) {
    this.random = random;
    this.n = n;
  }

  /** Returns a function with a result of n elements, of n + 2 variables. */
  static DifferentiableFunction vectorValued(long seed, int n) {
    RandomSparse made = new RandomSparse(new Random(seed), n);
    return Fluxion.function("sparse")
        .input("x", vector(n))
        .input("y", vector(2))
        .returns((x, y) -> made.grow(x, y));
  }

  static double[] point(long seed, int n) {
    return new Random(~seed).doubles(n + 2, -1, 1).toArray();
  }

  private Expr grow(Expr x, Expr y) {
    pool.add(x);
    pool.add(x.slice(2, n).times(0.5).plus(y.get(1)).pow(2).minus(1));
    pool.set(1, Expr.concat(y, pool.get(1)));
    for (int k = 0; k < 5; k++) {
      pool.add(step());
    }
    return pool.get(pool.size() - 1).plus(pick().times(0.5));
  }

  private Expr pick() {
    return pool.get(random.nextInt(pool.size()));
  }

  private Expr step() {
    Expr a = pick();
    Expr b = pick();
    return switch (random.nextInt(14)) {
      case 0 -> a.plus(b.times(0.5));
      case 1 -> a.times(b);
      case 2 -> Elementary.sin(a);
      case 3 -> Expr.concat(a.slice(1, n), b.slice(0, 1));
      case 4 -> matrix().matmul(a);
      case 5 -> Expr.where(a.lt(b), a.pow(3), b);
      case 6 -> Expr.where(mask(), a, b.pow(2));
      case 7 -> mask().times(Elementary.exp(a.times(0.3)));
      case 8 -> a.times(b.get(random.nextInt(n)));
      case 9 -> a.pow(2).plus(1).pow(-1);
      case 10 -> Shift.shiftSin(a, PI.over(3)).minus(b.slice(0, 2).sum());
      case 11 -> pairs(a).matmul(pairs(b).transpose()).reshape(n * n / 4).slice(0, n);
      case 12 -> Expr.stack(blocks().at(a.slice(0, 4)), a.get(n - 1)).matmul(matrix().slice(0, 2));
      default -> pairs(a).sum(1).times(pairs(b).sum(1)).matmul(matrix().slice(0, n / 2));
    };
  }

  private Expr pairs(Expr vector) {
    return vector.reshape(n / 2, 2);
  }

  private Expr matrix() {
    double[] values = random.doubles(n * n, -1, 1).toArray();
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextInt(3) == 0 ? values[k] : 0;
    }
    return Expr.constant(Shape.matrix(n, n), values);
  }

  private Expr mask() {
    return Expr.vector(random.ints(n, 0, 2).asDoubleStream().toArray());
  }

  private Primitive blocks() {
    return new RandomWaves(random, List.of(vector(4)), List.of(Shape.scalar()), 2)
        .array("test:blocks", true);
  }
}
