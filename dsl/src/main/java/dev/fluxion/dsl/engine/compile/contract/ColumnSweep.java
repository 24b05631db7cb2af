package dev.fluxion.dsl.engine.compile.contract;

import java.util.Arrays;

/**
 * A matrix whose columns are contiguous, times a vector: columns are added to the result, four at a
 * time, in pieces of rows that stay in the first-level cache. The terms of each sum are added in
 * their order, {@value #PANEL} by themselves, so that panels of terms may be summed by any thread.
 *
 * <p>Columns and sums are copied to arrays that start at index 0, because loops over arrays with
 * different offsets are not vectorised; of few rows the copies would cost more than that gains.
 */
final class ColumnSweep implements Kernel {
  /** So many terms are summed by themselves, unless there are only a few rows. */
  static final int PANEL = 1024;

  private static final int PIECE = 512;

  /** Fewer rows are not worth the copies. */
  static final int SHORT = 16;

  /** Of fewer rows four columns are added where they are, in loops that are not vectorised. */
  private static final int COPIED = 64;

  /** The number of arrays that columns are copied to. */
  static final int COPIES = 4;

  private final Form form;

  ColumnSweep(Form form) {
    this.form = form;
  }

  /** Returns whether the left matrix of a product with one column is stored by columns. */
  static boolean fits(Form form) {
    return form.rowsLeft().hasStride(1) && form.rowsResult().hasStride(1);
  }

  Form form() {
    return form;
  }

  @Override
  public int slices() {
    return form.rows();
  }

  @Override
  public int[] scratchSizes() {
    int piece = form.rows() < SHORT ? 0 : Math.min(PIECE, form.rows());
    return new int[] {piece, piece, piece, piece, piece};
  }

  @Override
  public void run(
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] result,
      int resultAt,
      double[][] scratch,
      int first,
      int last) {
    for (int begin = first; begin < last; begin += PIECE) {
      int rows = Math.min(PIECE, last - begin);
      if (form.rows() < SHORT) {
        inPlace(rows, left, leftAt + begin, right, rightAt, result, resultAt + begin);
      } else {
        for (int term = 0; term < form.terms(); term += PANEL) {
          double[] sums = scratch[COPIES];
          Arrays.fill(sums, 0, rows, 0);
          int end = Math.min(term + PANEL, form.terms());
          add(rows, left, leftAt + begin, right, rightAt, term, end, sums, scratch);
          store(term == 0, rows, sums, 0, result, resultAt + begin);
        }
      }
    }
  }

  /** Stores the sums of the first panel, or adds those of another. */
  static void store(
      boolean isFirst, int rows, double[] sums, int from, double[] result, int resultAt) {
    if (isFirst) {
      System.arraycopy(sums, from, result, resultAt, rows);
    } else {
      for (int i = 0; i < rows; i++) {
        result[resultAt + i] += sums[from + i];
      }
    }
  }

  /** Adds some terms to sums; the first of the scratch arrays get copies of the columns. */
  void add(
      int rows,
      double[] left,
      int from,
      double[] right,
      int rightAt,
      int first,
      int last,
      double[] sums,
      double[][] scratch) {
    Index columns = form.termsLeft();
    Index vector = form.termsRight();
    int k = first;
    for (; k + 3 < last; k += 4) {
      int a = from + columns.at(k);
      int b = from + columns.at(k + 1);
      int c = from + columns.at(k + 2);
      int d = from + columns.at(k + 3);
      double x = right[rightAt + vector.at(k)];
      double y = right[rightAt + vector.at(k + 1)];
      double z = right[rightAt + vector.at(k + 2)];
      double w = right[rightAt + vector.at(k + 3)];
      if (rows < COPIED) {
        addFour(rows, left, a, x, b, y, c, z, d, w, sums);
      } else {
        System.arraycopy(left, a, scratch[0], 0, rows);
        System.arraycopy(left, b, scratch[1], 0, rows);
        System.arraycopy(left, c, scratch[2], 0, rows);
        System.arraycopy(left, d, scratch[3], 0, rows);
        addFour(rows, scratch[0], x, scratch[1], y, scratch[2], z, scratch[3], w, sums);
      }
    }
    for (; k < last; k++) {
      add(rows, left, from + columns.at(k), right[rightAt + vector.at(k)], sums, 0);
    }
  }

  private void inPlace(
      int rows, double[] left, int from, double[] right, int rightAt, double[] result, int to) {
    Arrays.fill(result, to, to + rows, 0);
    for (int k = 0; k < form.terms(); k++) {
      int column = from + form.termsLeft().at(k);
      add(rows, left, column, right[rightAt + form.termsRight().at(k)], result, to);
    }
  }

  private static void add(int rows, double[] left, int from, double x, double[] sums, int to) {
    for (int i = 0; i < rows; i++) {
      sums[to + i] = fma(left[from + i], x, sums[to + i]);
    }
  }

  private static void addFour(
      int rows,
      double[] left,
      int a,
      double x,
      int b,
      double y,
      int c,
      double z,
      int d,
      double w,
      double[] sums) {
    for (int i = 0; i < rows; i++) {
      double sum = fma(left[b + i], y, fma(left[a + i], x, sums[i]));
      sums[i] = fma(left[d + i], w, fma(left[c + i], z, sum));
    }
  }

  private static void addFour(
      int rows,
      double[] a,
      double x,
      double[] b,
      double y,
      double[] c,
      double z,
      double[] d,
      double w,
      double[] sums) {
    for (int i = 0; i < rows; i++) {
      sums[i] = fma(d[i], w, fma(c[i], z, fma(b[i], y, fma(a[i], x, sums[i]))));
    }
  }

  private static double fma(double a, double b, double c) {
    return FusedArithmetic.multiplyAdd(a, b, c);
  }
}
