package dev.fluxion.elementary;

import dev.fluxion.elementary.fast.Fast;
import dev.fluxion.spi.Kernel;
import java.util.Arrays;

/**
 * The reductions row by row: as many rows at a time as stay in the first cache, of longer rows a
 * stretch at a time. The powers of a row, or stretch, are added in four parts.
 */
final class LongRows {
  private static final Kernel.FastUnary EXP = Fast.EXPONENTIAL.or(Math::exp);
  private static final Kernel.FastUnary LOG = Fast.LOGARITHM.or(Math::log);

  /** Two arrays of this length stay in the first cache. */
  private static final int STRETCH = 1024;

  /** Elements less the largest of their row. */
  private static final int SHIFTED = 0;

  /** Their powers. */
  private static final int POWERS = 1;

  /** The position of the largest element of each row, in the input. */
  private static final int LARGEST = 2;

  private LongRows() {}

  private static int atOnce(int length, int count) {
    return Math.min(count, Math.max(1, STRETCH / Math.max(1, length)));
  }

  /** Returns the sizes of the arrays that follow the outputs. */
  static int[] scratchSizes(int length, int count) {
    int rows = atOnce(length, count);
    int stretch = Math.min(STRETCH, rows * length);
    return new int[] {stretch, stretch, rows};
  }

  static void logsumexp(int length, double[] x, double[][] arrays) {
    double[] result = arrays[0];
    if (length == 0) {
      Arrays.fill(result, Double.NEGATIVE_INFINITY);
      return;
    }
    int step = atOnce(length, result.length);
    for (int row = 0; row < result.length; row++) {
      if (row % step == 0) {
        powers(length, x, row, Math.min(row + step, result.length), arrays, 1);
      }
      double max = x[largest(row % step, arrays, 1)];
      double others = others(length, x, row, row % step, arrays, 1);
      result[row] = Double.isInfinite(max) ? max : max + log1p(others);
    }
  }

  static void softmax(int length, double[] x, double[][] arrays) {
    int count = Rows.count(length, x.length);
    int step = atOnce(length, count);
    for (int row = 0; row < count; row++) {
      if (row % step == 0) {
        powers(length, x, row, Math.min(row + step, count), arrays, 1);
      }
      double others = others(length, x, row, row % step, arrays, 1);
      softmax(length, x, row, row % step, others, arrays, 1, arrays[0]);
    }
  }

  static void logSoftmax(int length, double[] x, double[][] arrays) {
    int count = Rows.count(length, x.length);
    int step = atOnce(length, count);
    for (int row = 0; row < count; row++) {
      if (row % step == 0) {
        powers(length, x, row, Math.min(row + step, count), arrays, 2);
      }
      double others = others(length, x, row, row % step, arrays, 2);
      softmax(length, x, row, row % step, others, arrays, 2, arrays[1]);
      double max = x[largest(row % step, arrays, 2)];
      subtract(length, x, row * length, max, log1p(others), arrays[0]);
    }
  }

  private static void subtract(
      int length, double[] x, int at, double max, double rest, double[] result) {
    for (int k = at; k < at + length; k++) {
      result[k] = x[k] - max - rest;
    }
  }

  private static int largest(int row, double[][] arrays, int at) {
    return (int) arrays[at + LARGEST][row];
  }

  /** Finds the largest elements of some rows, and the powers if the rows are one stretch. */
  private static void powers(
      int length, double[] x, int first, int last, double[][] arrays, int at) {
    double[] shifted = arrays[at + SHIFTED];
    int to = 0;
    for (int row = first; row < last; row++) {
      int from = row * length;
      int largest = Rows.largest(x, from, length);
      arrays[at + LARGEST][row - first] = largest;
      if (length <= STRETCH) {
        double max = x[largest];
        for (int k = 0; k < length; k++) {
          shifted[to + k] = x[from + k] - max;
        }
        to += length;
      }
    }
    EXP.apply(shifted, arrays[at + POWERS], 0, to);
  }

  /** Returns the sum of all powers of a row but the largest. */
  private static double others(
      int length, double[] x, int row, int inScratch, double[][] arrays, int at) {
    int from = row * length;
    int largest = largest(inScratch, arrays, at);
    double[] powers = arrays[at + POWERS];
    if (length <= STRETCH) {
      int start = inScratch * length;
      return sumOfOthers(powers, start, length, start + largest - from);
    }
    double sum = 0;
    for (int start = 0; start < length; start += STRETCH) {
      int count = stretch(x, from + start, length - start, x[largest], arrays, at);
      int position = largest - from - start;
      boolean isHere = position >= 0 && position < count;
      sum += isHere ? sumOfOthers(powers, 0, count, position) : sum(powers, 0, count);
    }
    return sum;
  }

  /** Finds the powers of the next stretch of a row, and returns its length. */
  private static int stretch(
      double[] x, int from, int rest, double max, double[][] arrays, int at) {
    double[] shifted = arrays[at + SHIFTED];
    int count = Math.min(STRETCH, rest);
    System.arraycopy(x, from, shifted, 0, count);
    for (int k = 0; k < count; k++) {
      shifted[k] -= max;
    }
    EXP.apply(shifted, arrays[at + POWERS], 0, count);
    return count;
  }

  private static void softmax(
      int length,
      double[] x,
      int row,
      int inScratch,
      double others,
      double[][] arrays,
      int at,
      double[] result) {
    double[] powers = arrays[at + POWERS];
    double scale = 1 / (1 + others);
    int to = row * length;
    if (length <= STRETCH) {
      int from = inScratch * length;
      for (int k = 0; k < length; k++) {
        result[to + k] = powers[from + k] * scale;
      }
      return;
    }
    double max = x[largest(inScratch, arrays, at)];
    for (int start = 0; start < length; start += STRETCH) {
      int count = stretch(x, to + start, length - start, max, arrays, at);
      for (int k = 0; k < count; k++) {
        powers[k] *= scale;
      }
      System.arraycopy(powers, 0, result, to + start, count);
    }
  }

  /**
   * The sum without the largest power, which is 1 (or NaN, as the others are then or should be).
   */
  private static double sumOfOthers(double[] powers, int from, int count, int largest) {
    double power = powers[largest];
    powers[largest] = 0;
    double sum = sum(powers, from, count);
    powers[largest] = power;
    return sum;
  }

  private static double sum(double[] powers, int from, int count) {
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
