package dev.fluxion.elementary;

import dev.fluxion.elementary.fast.Fast;
import dev.fluxion.spi.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * The reductions over rows by the fast exponential, a stretch of a row at a time.
 *
 * <p>Each exponential is right to 2 units in the last place, and they are added in eight parts: of
 * a row of n elements the sum has, beyond what the rounding of x - max does to it, a relative error
 * of at most (n/7 + 12) 2^-53. An instance is the scratch space of one call.
 */
final class FastRows {
  private static final Kernel.FastUnary EXP = Fast.EXPONENTIAL.or(Math::exp);

  /** Two arrays of this length stay in the first cache. */
  private static final int STRETCH = 1024;

  /** In shorter rows the loops would hardly begin. */
  private static final int SHORT = 8;

  private final double[] x;
  private final double[] shifted;
  private final double[] powers;

  private FastRows(double[] x, int length) {
    this.x = x;
    int stretch = length < SHORT ? 0 : Math.min(STRETCH, length);
    this.shifted = new double[stretch];
    this.powers = new double[stretch];
  }

  static void logsumexp(double[] x, double[] result) {
    int length = Rows.length(x, result);
    FastRows rows = new FastRows(x, length);
    for (int row = 0; row < result.length; row++) {
      int from = row * length;
      int largest = Rows.largest(x, from, length);
      result[row] =
          length == 0
              ? Double.NEGATIVE_INFINITY
              : sum(x[largest], rows.others(from, length, largest, null));
    }
  }

  static void softmax(double[] x, double[] result, double[] logsumexp) {
    int length = Rows.length(x, logsumexp);
    FastRows rows = new FastRows(x, length);
    for (int row = 0; row < logsumexp.length; row++) {
      int from = row * length;
      int largest = Rows.largest(x, from, length);
      if (length == 0) {
        logsumexp[row] = Double.NEGATIVE_INFINITY;
      } else {
        double others = rows.others(from, length, largest, result);
        logsumexp[row] = sum(x[largest], others);
        divide(result, from, from + length, 1 + others);
      }
    }
  }

  static void logSoftmax(double[] x, double[] result, double[] logsumexp) {
    int length = Rows.length(x, logsumexp);
    FastRows rows = new FastRows(x, length);
    for (int row = 0; row < logsumexp.length; row++) {
      int from = row * length;
      int largest = Rows.largest(x, from, length);
      if (length == 0) {
        logsumexp[row] = Double.NEGATIVE_INFINITY;
      } else {
        double others = rows.others(from, length, largest, null);
        logsumexp[row] = sum(x[largest], others);
        subtract(x, result, from, from + length, x[largest], Math.log1p(others));
      }
    }
  }

  private static double sum(double max, double others) {
    return Double.isInfinite(max) ? max : max + Math.log1p(others);
  }

  /** Returns the sum of all powers but the largest, and keeps all of them where that is asked. */
  private double others(int from, int length, int largest, double @Nullable [] keep) {
    double max = x[largest];
    double sum = 0;
    if (length < SHORT) {
      for (int k = from; k < from + length; k++) {
        double power = EXP.applyAsDouble(x[k] - max);
        sum += k == largest ? 0 : power;
        if (keep != null) {
          keep[k] = power;
        }
      }
      return sum;
    }
    for (int start = from; start < from + length; start += powers.length) {
      int count = Math.min(powers.length, from + length - start);
      System.arraycopy(x, start, shifted, 0, count);
      shift(shifted, count, max);
      EXP.apply(shifted, powers, 0, count);
      if (keep != null) {
        System.arraycopy(powers, 0, keep, start, count);
      }
      if (largest >= start && largest < start + count) {
        powers[largest - start] = 0;
      }
      sum += sum(powers, count);
    }
    return sum;
  }

  private static void shift(double[] values, int count, double by) {
    for (int k = 0; k < count; k++) {
      values[k] -= by;
    }
  }

  private static void divide(double[] values, int from, int to, double by) {
    for (int k = from; k < to; k++) {
      values[k] /= by;
    }
  }

  private static void subtract(
      double[] x, double[] result, int from, int to, double max, double rest) {
    for (int k = from; k < to; k++) {
      result[k] = x[k] - max - rest;
    }
  }

  private static double sum(double[] values, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int k = 0;
    for (; k <= count - 8; k += 8) {
      a += values[k];
      b += values[k + 1];
      c += values[k + 2];
      d += values[k + 3];
      e += values[k + 4];
      f += values[k + 5];
      g += values[k + 6];
      h += values[k + 7];
    }
    for (; k < count; k++) {
      a += values[k];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
