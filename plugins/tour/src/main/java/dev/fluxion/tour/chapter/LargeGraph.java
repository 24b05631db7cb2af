package dev.fluxion.tour.chapter;

import static dev.fluxion.elementary.Elementary.sin;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.Arrays;

/** A function of as many terms as wanted, with its gradient in closed form. */
enum LargeGraph {
  /** sin(sin(… sin(x) …)). */
  CHAIN {
    @Override
    DifferentiableFunction build(int size) {
      return Fluxion.function("chain").input("x", Shape.scalar()).returns(x -> nested(x, size));
    }

    private static Expr nested(Expr x, int size) {
      Expr y = x;
      for (int i = 0; i < size; i++) {
        y = sin(y);
      }
      return y;
    }

    @Override
    double[] point(int size) {
      return new double[] {1.5};
    }

    @Override
    double[] gradient(double[] point, int size) {
      double y = point[0];
      double slope = 1;
      for (int i = 0; i < size; i++) {
        slope *= Math.cos(y);
        y = Math.sin(y);
      }
      return new double[] {slope};
    }
  },

  /** sin(x0) + sin(x1) + …, one variable for each term. */
  SUM {
    @Override
    DifferentiableFunction build(int size) {
      return Fluxion.function("sum").input("x", Shape.vector(size)).returns(x -> added(x, size));
    }

    private static Expr added(Expr x, int size) {
      Expr sum = sin(x.get(0));
      for (int i = 1; i < size; i++) {
        sum = sum.plus(sin(x.get(i)));
      }
      return sum;
    }

    @Override
    double[] point(int size) {
      double[] point = new double[size];
      Arrays.setAll(point, i -> 1.5 * i / size);
      return point;
    }

    @Override
    double[] gradient(double[] point, int size) {
      return Arrays.stream(point).map(Math::cos).toArray();
    }
  };

  /** Returns the function of a size. */
  abstract DifferentiableFunction build(int size);

  /** Returns where it is evaluated. */
  abstract double[] point(int size);

  /** Returns the gradient there, by a loop over doubles. */
  abstract double[] gradient(double[] point, int size);
}
