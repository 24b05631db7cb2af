package dev.fluxion.elementary;

import dev.fluxion.elementary.fast.Fast;
import dev.fluxion.spi.Kernel;

/**
 * The reductions over rows by the fast exponential: as many rows at a time as stay in the first
 * cache, of longer rows a stretch at a time.
 *
 * <p>Each exponential is right to 2 units in the last place, and they are added in four parts: of a
 * row of n elements the sum has, beyond what the rounding of x - max does to it, a relative error
 * of at most (n/3 + 12) 2^-53. An instance is the scratch space of one call.
 */
final class FastRows {
  private static final Kernel.FastUnary EXP = Fast.EXPONENTIAL.or(Math::exp);
  private static final Kernel.FastUnary LOG = Fast.LOGARITHM.or(Math::log);

  /** Two arrays of this length stay in the first cache. */
  private static final int STRETCH = 1024;

  private final double[] x;
  private final int length;
  private final int atOnce;
  private final double[] shifted;
  private final double[] powers;
  private final double[] others;
  private final int[] largest;

  private FastRows(double[] x, int length, int count) {
    this.x = x;
    this.length = length;
    this.atOnce = Math.min(count, Math.max(1, STRETCH / Math.max(1, length)));
    int stretch = Math.min(STRETCH, atOnce * length);
    this.shifted = new double[stretch];
    this.powers = new double[stretch];
    this.others = new double[atOnce];
    this.largest = new int[atOnce];
  }

  static void logsumexp(int length, double[] x, double[] result) {
    FastRows rows = new FastRows(x, length, result.length);
    for (int first = 0; first < result.length; first += rows.atOnce) {
      int last = Math.min(first + rows.atOnce, result.length);
      rows.sums(first, last);
      for (int row = first; row < last; row++) {
        double max = length == 0 ? Double.NEGATIVE_INFINITY : x[rows.largest[row - first]];
        result[row] = Double.isInfinite(max) ? max : max + log1p(rows.others[row - first]);
      }
    }
  }

  static void softmax(int length, double[] x, double[] result) {
    int count = Rows.count(length, x);
    FastRows rows = new FastRows(x, length, count);
    for (int first = 0; first < count; first += rows.atOnce) {
      int last = Math.min(first + rows.atOnce, count);
      rows.sums(first, last);
      for (int row = first; row < last; row++) {
        rows.softmax(row, (row - first) * length, rows.others[row - first], result);
      }
    }
  }

  static void logSoftmax(int length, double[] x, double[] result, double[] softmax) {
    int count = Rows.count(length, x);
    FastRows rows = new FastRows(x, length, count);
    for (int first = 0; first < count; first += rows.atOnce) {
      int last = Math.min(first + rows.atOnce, count);
      rows.sums(first, last);
      for (int row = first; row < last; row++) {
        double others = rows.others[row - first];
        rows.softmax(row, (row - first) * length, others, softmax);
        rows.subtract(row, (row - first) * length, log1p(others), result);
      }
    }
  }

  /** Finds, of some rows, x - max, its powers, and the sum of all powers but the largest. */
  private void sums(int first, int last) {
    for (int row = first; row < last; row++) {
      largest[row - first] = length == 0 ? 0 : Rows.largest(x, row * length, length);
    }
    if (length > STRETCH) {
      others[0] = othersOfLongRow(first * length);
    } else if (length > 0) {
      others(first, last);
    }
  }

  private void others(int first, int last) {
    int at = first * length;
    int to = 0;
    for (int row = 0; row < last - first; row++) {
      double max = x[largest[row]];
      for (int k = 0; k < length; k++) {
        shifted[to + k] = x[at + to + k] - max;
      }
      to += length;
    }
    EXP.apply(shifted, powers, 0, to);
    for (int row = 0; row < last - first; row++) {
      others[row] = sumOfOthers(row * length, length, largest[row] - at);
    }
  }

  private double othersOfLongRow(int at) {
    int position = largest[0] - at;
    double sum = 0;
    for (int start = 0; start < length; start += STRETCH) {
      int count = stretch(at, start);
      boolean isHere = position >= start && position < start + count;
      sum += isHere ? sumOfOthers(0, count, position - start) : sum(0, count);
    }
    return sum;
  }

  /** Finds the powers of a stretch of the one row that there is. */
  private int stretch(int at, int start) {
    double max = x[largest[0]];
    int count = Math.min(STRETCH, length - start);
    System.arraycopy(x, at + start, shifted, 0, count);
    for (int k = 0; k < count; k++) {
      shifted[k] -= max;
    }
    EXP.apply(shifted, powers, 0, count);
    return count;
  }

  private void softmax(int row, int from, double others, double[] result) {
    double scale = 1 / (1 + others);
    int at = row * length;
    if (length <= STRETCH) {
      for (int k = 0; k < length; k++) {
        result[at + k] = powers[from + k] * scale;
      }
      return;
    }
    for (int start = 0; start < length; start += STRETCH) {
      int count = stretch(at, start);
      for (int k = 0; k < count; k++) {
        powers[k] *= scale;
      }
      System.arraycopy(powers, 0, result, at + start, count);
    }
  }

  private void subtract(int row, int from, double rest, double[] result) {
    int at = row * length;
    if (length <= STRETCH) {
      for (int k = 0; k < length; k++) {
        result[at + k] = shifted[from + k] - rest;
      }
      return;
    }
    double max = x[largest[0]];
    for (int k = at; k < at + length; k++) {
      result[k] = x[k] - max - rest;
    }
  }

  /**
   * The sum without the largest power, which is 1 (or NaN, as the others are then or should be).
   */
  private double sumOfOthers(int from, int count, int largest) {
    double power = powers[largest];
    powers[largest] = 0;
    double sum = sum(from, count);
    powers[largest] = power;
    return sum;
  }

  private double sum(int from, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int k = from;
    int end = from + count;
    for (; k <= end - 4; k += 4) {
      a += powers[k];
      b += powers[k + 1];
      c += powers[k + 2];
      d += powers[k + 3];
    }
    for (; k < end; k++) {
      a += powers[k];
    }
    return (a + b) + (c + d);
  }

  /** Returns log(1 + u) for u from 0 on: what 1 + u loses of u is put back. */
  private static double log1p(double u) {
    double w = 1 + u;
    return LOG.applyAsDouble(w) + (u - (w - 1)) / w;
  }
}
