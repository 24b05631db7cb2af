package dev.fluxion.tck.numerics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * What a stencil gives with one step.
 *
 * @param step the step
 * @param derivative the derivative of the highest accuracy
 * @param truncation an estimate of its truncation error
 * @param noise the noise of the values, from their differences of orders 5 to 8; of constant
 *     values, how far they lie apart
 * @param peak the largest absolute value
 * @param kind what the values look like
 */
record Rung(
    double step, double derivative, double truncation, double noise, double peak, Kind kind) {

  /** What the values look like. */
  enum Kind {
    /** They vary from point to point. */
    USABLE,
    /** Neighbours are equal, because the function is a staircase at this step. */
    PLATEAU,
    /** All are equal, but for a few roundings of terms that cancel. */
    CONSTANT,
    /** Some are infinite or not a number. */
    NOT_FINITE
  }

  private static final double ROUNDINGS = 64 * 0x1p-53;
  private static final int LOWEST = 5;
  private static final int HIGHEST = 8;
  private static final double[] SPREAD = spread();

  static Rung at(Stencil stencil, DoubleUnaryOperator f, double x, double step) {
    double[] values = new double[stencil.size()];
    double peak = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    boolean finite = true;
    int equal = 0;
    for (int k = 0; k < values.length; k++) {
      values[k] = f.applyAsDouble(x + stencil.offset(k) * step);
      peak = Math.max(peak, Math.abs(values[k]));
      lowest = Math.min(lowest, values[k]);
      highest = Math.max(highest, values[k]);
      finite &= Math.abs(values[k]) <= Double.MAX_VALUE;
      equal += k > 0 && values[k] == values[k - 1] ? 1 : 0;
    }
    if (!finite) {
      return new Rung(step, Double.NaN, 0, 0, peak, Kind.NOT_FINITE);
    }
    if (equal == values.length - 1 || highest - lowest <= ROUNDINGS * peak) {
      return new Rung(step, 0, 0, highest - lowest, peak, Kind.CONSTANT);
    }
    double high = stencil.derivative(0, values, step);
    double middle = stencil.derivative(1, values, step);
    double low = stencil.derivative(2, values, step);
    double truncation = Math.max(Math.abs(high - middle), 0.02 * Math.abs(middle - low));
    Kind kind = equal >= 2 ? Kind.PLATEAU : Kind.USABLE;
    return new Rung(step, high, truncation, peak * noise(values, peak), peak, kind);
  }

  /**
   * The k-th difference of independent noise of size s has size s·sqrt(C(2k, k)). Values are taken
   * relative to the largest: the squares of small ones would vanish.
   */
  private static double noise(double[] values, double peak) {
    double[] differences = new double[values.length];
    Arrays.setAll(differences, i -> values[i] / peak);
    double sum = 0;
    int count = 0;
    for (int k = 1; k <= HIGHEST; k++) {
      for (int i = 0; i + k < values.length; i++) {
        differences[i] = differences[i + 1] - differences[i];
        if (k >= LOWEST) {
          double scaled = differences[i] / SPREAD[k];
          sum += scaled * scaled;
          count++;
        }
      }
    }
    return Math.sqrt(sum / count);
  }

  private static double[] spread() {
    double[] spread = new double[HIGHEST + 1];
    double central = 1;
    for (int k = 1; k <= HIGHEST; k++) {
      central *= 2 * (2 * k - 1.0) / k;
      spread[k] = Math.sqrt(central);
    }
    return spread;
  }
}
