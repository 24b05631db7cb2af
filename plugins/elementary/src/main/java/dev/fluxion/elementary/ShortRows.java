package dev.fluxion.elementary;

import dev.fluxion.elementary.fast.Fast;
import dev.fluxion.spi.Kernel;
import java.util.Arrays;

/**
 * The reductions over many short rows: their columns are copied to arrays of their own, so that
 * every step is a loop along a column, which the JVM makes SIMD code of. As many rows are taken at
 * a time as stay in the nearest caches. The powers of a row are added in their order.
 */
final class ShortRows {
  private static final Kernel.FastUnary EXP = Fast.EXPONENTIAL.or(Math::exp);
  private static final Kernel.FastUnary LOG = Fast.LOGARITHM.or(Math::log);

  private static final int LONGEST = 64;
  private static final int FEWEST = 16;
  private static final int ELEMENTS = 2048;

  /** The largest element of each row. */
  private static final int LARGEST = 0;

  /** The sum of all powers of each row but the largest, then what the powers are multiplied by. */
  private static final int OTHERS = 1;

  /** How many powers of each row are less than 1. */
  private static final int COUNTS = 2;

  /** The logarithm of the sum of all powers. */
  private static final int LOGS = 3;

  /** The elements of one column less the largest of their rows. */
  private static final int DIFFERENCES = 4;

  /** An array for each column: its elements, then their powers. */
  private static final int COLUMNS = 5;

  private ShortRows() {}

  /** Returns whether so many rows of a length are worth the copies. */
  static boolean fit(int length, int count) {
    return length > 0 && length <= LONGEST && count >= FEWEST;
  }

  private static int atOnce(int length, int count) {
    return Math.min(count, ELEMENTS / length);
  }

  /** Returns the sizes of the arrays that follow the outputs. */
  static int[] scratchSizes(int length, int count) {
    int[] sizes = new int[COLUMNS + length];
    Arrays.fill(sizes, atOnce(length, count));
    return sizes;
  }

  static void logsumexp(int length, double[] x, double[][] arrays) {
    double[] result = arrays[0];
    int step = atOnce(length, result.length);
    for (int first = 0; first < result.length; first += step) {
      int rows = Math.min(step, result.length - first);
      powers(length, x, first, rows, arrays, 1);
      logarithms(rows, arrays, 1);
      for (int row = 0; row < rows; row++) {
        double max = arrays[1 + LARGEST][row];
        if (isOrdinary(max)) {
          result[first + row] = max + arrays[1 + LOGS][row];
        } else {
          Rows.logsumexp(length, x, first + row, result);
        }
      }
    }
  }

  static void softmax(int length, double[] x, double[][] arrays) {
    int count = Rows.count(length, x.length);
    int step = atOnce(length, count);
    for (int first = 0; first < count; first += step) {
      int rows = Math.min(step, count - first);
      powers(length, x, first, rows, arrays, 1);
      softmax(length, first, rows, arrays, 1, arrays[0]);
      for (int row = 0; row < rows; row++) {
        if (!isOrdinary(arrays[1 + LARGEST][row])) {
          Rows.softmax(length, x, first + row, arrays[0]);
        }
      }
    }
  }

  static void logSoftmax(int length, double[] x, double[][] arrays) {
    int count = Rows.count(length, x.length);
    int step = atOnce(length, count);
    for (int first = 0; first < count; first += step) {
      int rows = Math.min(step, count - first);
      powers(length, x, first, rows, arrays, 2);
      logarithms(rows, arrays, 2);
      storeLogs(length, x, first, rows, arrays[2 + LARGEST], arrays[2 + LOGS], arrays[0]);
      softmax(length, first, rows, arrays, 2, arrays[1]);
      for (int row = 0; row < rows; row++) {
        if (!isOrdinary(arrays[2 + LARGEST][row])) {
          Rows.logSoftmax(length, x, first + row, arrays[0], arrays[1]);
        }
      }
    }
  }

  /** Returns whether a row is finite but for elements that are minus infinity. */
  private static boolean isOrdinary(double max) {
    return Math.abs(max) <= Double.MAX_VALUE;
  }

  /**
   * Finds, of some rows, the largest elements, the powers of all less these, and their sums.
   *
   * @param first the first row
   * @param rows how many
   * @param arrays what comes behind the outputs is filled
   * @param at where that begins
   */
  private static void powers(
      int length, double[] x, int first, int rows, double[][] arrays, int at) {
    double[] largest = arrays[at + LARGEST];
    double[] others = arrays[at + OTHERS];
    double[] counts = arrays[at + COUNTS];
    Arrays.fill(largest, 0, rows, Double.NEGATIVE_INFINITY);
    Arrays.fill(others, 0, rows, 0);
    Arrays.fill(counts, 0, rows, 0);
    for (int k = 0; k < length; k++) {
      double[] column = arrays[at + COLUMNS + k];
      load(rows, x, first * length + k, length, column);
      largest(rows, column, largest);
    }
    double[] differences = arrays[at + DIFFERENCES];
    for (int k = 0; k < length; k++) {
      double[] column = arrays[at + COLUMNS + k];
      subtract(rows, column, largest, differences);
      EXP.apply(differences, column, 0, rows);
      add(rows, column, others, counts);
    }
    for (int row = 0; row < rows; row++) {
      // The others with the power 1 are as large as the largest, or as good as that.
      others[row] += length - 1 - counts[row];
    }
  }

  private static void load(int rows, double[] x, int from, int length, double[] column) {
    int at = from;
    for (int row = 0; row < rows; row++) {
      column[row] = x[at];
      at += length;
    }
  }

  private static void largest(int rows, double[] column, double[] largest) {
    for (int row = 0; row < rows; row++) {
      largest[row] = Math.max(largest[row], column[row]);
    }
  }

  private static void subtract(int rows, double[] column, double[] largest, double[] differences) {
    for (int row = 0; row < rows; row++) {
      differences[row] = column[row] - largest[row];
    }
  }

  /** Adds the powers that are less than 1; comparisons would not become SIMD. */
  private static void add(int rows, double[] powers, double[] others, double[] counts) {
    for (int row = 0; row < rows; row++) {
      double isLess = Math.min(1, (1 - powers[row]) * 0x1p53);
      others[row] += isLess * powers[row];
      counts[row] += isLess;
    }
  }

  /** Finds log(1 + u) for the sums u of the others: what 1 + u loses of u is put back. */
  private static void logarithms(int rows, double[][] arrays, int at) {
    double[] others = arrays[at + OTHERS];
    double[] sums = arrays[at + COUNTS];
    double[] logs = arrays[at + LOGS];
    for (int row = 0; row < rows; row++) {
      sums[row] = 1 + others[row];
    }
    LOG.apply(sums, logs, 0, rows);
    for (int row = 0; row < rows; row++) {
      logs[row] += (others[row] - (sums[row] - 1)) / sums[row];
    }
  }

  private static void softmax(
      int length, int first, int rows, double[][] arrays, int at, double[] result) {
    double[] scales = arrays[at + OTHERS];
    for (int row = 0; row < rows; row++) {
      scales[row] = 1 / (1 + scales[row]);
    }
    for (int k = 0; k < length; k++) {
      storeProducts(rows, arrays[at + COLUMNS + k], scales, result, first * length + k, length);
    }
  }

  private static void storeProducts(
      int rows, double[] powers, double[] scales, double[] result, int to, int length) {
    int at = to;
    for (int row = 0; row < rows; row++) {
      result[at] = powers[row] * scales[row];
      at += length;
    }
  }

  private static void storeLogs(
      int length,
      double[] x,
      int first,
      int rows,
      double[] largest,
      double[] logs,
      double[] result) {
    int at = first * length;
    for (int row = 0; row < rows; row++) {
      double max = largest[row];
      double log = logs[row];
      int end = at + length;
      for (; at < end; at++) {
        result[at] = x[at] - max - log;
      }
    }
  }
}
