package dev.fluxion.tck.numerics;

import java.util.Arrays;

/**
 * A finite-difference formula in three accuracies: where it evaluates a function, and how it weighs
 * the values.
 *
 * <p>The two lower accuracies use the same values and serve to estimate the truncation error of the
 * highest.
 */
public final class Stencil {
  /** The first derivative from 8 points around x, of orders 8, 6 and 4. */
  public static final Stencil SLOPE =
      new Stencil(
          1,
          -4,
          antisymmetric(4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280),
          antisymmetric(3.0 / 4, -3.0 / 20, 1.0 / 60, 0),
          antisymmetric(2.0 / 3, -1.0 / 12, 0, 0));

  /** The second derivative from 13 points around x, of orders 12, 10 and 8. */
  public static final Stencil CURVATURE = new Stencil(2, -6, second(6), second(5), second(4));

  /** The first derivative from x and 8 points above it. */
  public static final Stencil ABOVE = new Stencil(1, 0, forward(8), forward(7), forward(6));

  /** The first derivative from x and 8 points below it. */
  public static final Stencil BELOW =
      new Stencil(1, -8, mirrored(forward(8)), mirrored(forward(7)), mirrored(forward(6)));

  private final int order;
  private final int first;
  private final double[][] weights;
  private final double amplification;

  private Stencil(int order, int first, double[]... weights) {
    this.order = order;
    this.first = first;
    this.weights = weights;
    this.amplification = Math.sqrt(Arrays.stream(weights[0]).map(w -> w * w).sum());
  }

  private static double[] antisymmetric(double... half) {
    double[] weights = new double[2 * half.length + 1];
    for (int k = 1; k <= half.length; k++) {
      weights[half.length + k] = half[k - 1];
      weights[half.length - k] = -half[k - 1];
    }
    return weights;
  }

  /** Fornberg's weights for the second derivative from 2p + 1 points, in a row of 13. */
  private static double[] second(int p) {
    double[] weights = new double[13];
    for (int k = 1; k <= p; k++) {
      double ratio = 1;
      for (int j = 1; j <= k; j++) {
        ratio *= (p - j + 1.0) / (p + j);
      }
      double weight = (k % 2 == 0 ? -2 : 2) * ratio / (k * k);
      weights[6 + k] = weight;
      weights[6 - k] = weight;
      weights[6] -= 2 * weight;
    }
    return weights;
  }

  /** The derivative of the polynomial through p + 1 points from x on, in a row of 9. */
  private static double[] forward(int p) {
    double[] weights = new double[9];
    double binomial = 1;
    for (int k = 1; k <= p; k++) {
      binomial *= (p - k + 1.0) / k;
      weights[k] = (k % 2 == 0 ? -1 : 1) * binomial / k;
      weights[0] -= 1.0 / k;
    }
    return weights;
  }

  private static double[] mirrored(double[] weights) {
    double[] result = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      result[k] = -weights[weights.length - 1 - k];
    }
    return result;
  }

  /** Returns how many points it has, x included. */
  int size() {
    return weights[0].length;
  }

  /** Returns how many steps a point is away from x; the points are in rising order. */
  int offset(int point) {
    return first + point;
  }

  /** Returns the largest distance of a point from x, in steps. */
  public int reach() {
    return Math.max(-first, first + size() - 1);
  }

  /** Returns the factor by which independent noise of the values comes out, for a step of 1. */
  double amplification() {
    return amplification;
  }

  /**
   * Returns the power of the step by which a weighted sum is divided.
   *
   * @param step the step
   */
  double divisor(double step) {
    return order == 1 ? step : step * step;
  }

  /**
   * Returns the derivative.
   *
   * @param accuracy 0 is the highest, 2 the lowest
   * @param values one for each point
   * @param step the step
   */
  double derivative(int accuracy, double[] values, double step) {
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      double weight = weights[accuracy][k];
      sum += weight == 0 ? 0 : weight * values[k];
    }
    return sum / divisor(step);
  }
}
