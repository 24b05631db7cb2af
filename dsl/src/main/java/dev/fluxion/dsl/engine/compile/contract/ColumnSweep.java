package dev.fluxion.dsl.engine.compile.contract;

import java.util.Arrays;

/**
 * A matrix whose columns are contiguous, times a vector: columns are added to the result, four at a
 * time, in pieces of rows that stay in the first-level cache. The terms of each sum are added in
 * their order.
 */
final class ColumnSweep implements Kernel {
  private static final int PIECE = 1024;

  private final Form form;

  ColumnSweep(Form form) {
    this.form = form;
  }

  /** Returns whether the left matrix of a product with one column is stored by columns. */
  static boolean fits(Form form) {
    return form.rowsLeft().hasStride(1) && form.rowsResult().hasStride(1);
  }

  @Override
  public int slices() {
    return form.rows();
  }

  @Override
  public int[] scratchSizes() {
    return new int[0];
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
    Index columns = form.termsLeft();
    Index vector = form.termsRight();
    for (int begin = first; begin < last; begin += PIECE) {
      int rows = Math.min(PIECE, last - begin);
      int from = leftAt + begin;
      int to = resultAt + begin;
      Arrays.fill(result, to, to + rows, 0);
      int k = 0;
      for (; k + 3 < form.terms(); k += 4) {
        addFour(
            rows,
            left,
            from + columns.at(k),
            from + columns.at(k + 1),
            from + columns.at(k + 2),
            from + columns.at(k + 3),
            right[rightAt + vector.at(k)],
            right[rightAt + vector.at(k + 1)],
            right[rightAt + vector.at(k + 2)],
            right[rightAt + vector.at(k + 3)],
            result,
            to);
      }
      for (; k < form.terms(); k++) {
        int column = from + columns.at(k);
        double x = right[rightAt + vector.at(k)];
        for (int i = 0; i < rows; i++) {
          result[to + i] = fma(left[column + i], x, result[to + i]);
        }
      }
    }
  }

  private static void addFour(
      int rows,
      double[] left,
      int a,
      int b,
      int c,
      int d,
      double x,
      double y,
      double z,
      double w,
      double[] result,
      int to) {
    for (int i = 0; i < rows; i++) {
      double sum = fma(left[b + i], y, fma(left[a + i], x, result[to + i]));
      result[to + i] = fma(left[d + i], w, fma(left[c + i], z, sum));
    }
  }

  private static double fma(double a, double b, double c) {
    return FusedArithmetic.multiplyAdd(a, b, c);
  }
}
