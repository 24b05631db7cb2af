package dev.fluxion.tour.chapter;

import static dev.fluxion.shift.Shift.shiftSin;
import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Expr.stack;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;

/** The article's composite model, as it is written down, and in closed form. */
final class Model {
  private Model() {}

  /** Returns the model; the sine of w has the shift π/4, that of y the shift π/2. */
  static DifferentiableFunction function() {
    return Fluxion.function("model")
        .input("w", Shape.vector(3))
        .returns(
            w -> {
              Expr y = stack(w.get(1).times(w.get(2)), w.get(2), w.get(0));
              return shiftSin(w, PI.over(4)).plus(shiftSin(y, PI.over(2)).pow(2).times(3));
            });
  }

  /** Returns {@code sin w + 3 sin² (w1 w2, w2, w0)}. */
  static double[] value(double[] w) {
    return new double[] {
      Math.sin(w[0]) + 3 * square(Math.sin(w[1] * w[2])),
      Math.sin(w[1]) + 3 * square(Math.sin(w[2])),
      Math.sin(w[2]) + 3 * square(Math.sin(w[0]))
    };
  }

  /** Returns the gradient of the sum, with {@code (sin² y)' = sin 2y}. */
  static double[] gradient(double[] w) {
    double product = Math.sin(2 * w[1] * w[2]);
    return new double[] {
      Math.cos(w[0]) + 3 * Math.sin(2 * w[0]),
      Math.cos(w[1]) + 3 * w[2] * product,
      Math.cos(w[2]) + 3 * w[1] * product + 3 * Math.sin(2 * w[2])
    };
  }

  /** Returns the Hessian of the sum, row-major, with {@code (sin² y)'' = 2 cos 2y}. */
  static double[] hessian(double[] w) {
    double sine = Math.sin(2 * w[1] * w[2]);
    double cosine = Math.cos(2 * w[1] * w[2]);
    double mixed = 3 * sine + 6 * w[1] * w[2] * cosine;
    return new double[] {
      -Math.sin(w[0]) + 6 * Math.cos(2 * w[0]),
      0,
      0,
      0,
      -Math.sin(w[1]) + 6 * square(w[2]) * cosine,
      mixed,
      0,
      mixed,
      -Math.sin(w[2]) + 6 * square(w[1]) * cosine + 6 * Math.cos(2 * w[2])
    };
  }

  private static double square(double x) {
    return x * x;
  }
}
