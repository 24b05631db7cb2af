package dev.fluxion.dsl.engine.compile.contract;

/**
 * A product of small or thin matrices, wherever their elements lie: tiles of four rows and two
 * columns of the result are summed in registers, with no copies. The terms of each sum are added in
 * their order.
 */
final class RegisterTiles implements Kernel {
  private final Form form;

  RegisterTiles(Form form) {
    this.form = form;
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
    for (int row = first; row < last; row += 4) {
      for (int column = 0; column < form.columns(); column += 2) {
        tile(left, leftAt, right, rightAt, result, resultAt, row, last - 1, column);
      }
    }
  }

  /** Rows and columns beyond the last are the last again. */
  private void tile(
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] result,
      int resultAt,
      int row,
      int lastRow,
      int column) {
    int row1 = Math.min(row + 1, lastRow);
    int row2 = Math.min(row + 2, lastRow);
    int row3 = Math.min(row + 3, lastRow);
    int column1 = Math.min(column + 1, form.columns() - 1);
    Index inLeft = form.termsLeft();
    Index inRight = form.termsRight();
    int a0 = leftAt + form.rowsLeft().at(row);
    int a1 = leftAt + form.rowsLeft().at(row1);
    int a2 = leftAt + form.rowsLeft().at(row2);
    int a3 = leftAt + form.rowsLeft().at(row3);
    int b0 = rightAt + form.columnsRight().at(column);
    int b1 = rightAt + form.columnsRight().at(column1);
    double s00 = 0;
    double s01 = 0;
    double s10 = 0;
    double s11 = 0;
    double s20 = 0;
    double s21 = 0;
    double s30 = 0;
    double s31 = 0;
    int terms = form.terms();
    for (int k = 0; k < terms; k++) {
      int l = inLeft.at(k);
      int r = inRight.at(k);
      double x = right[b0 + r];
      double y = right[b1 + r];
      s00 = fma(left[a0 + l], x, s00);
      s01 = fma(left[a0 + l], y, s01);
      s10 = fma(left[a1 + l], x, s10);
      s11 = fma(left[a1 + l], y, s11);
      s20 = fma(left[a2 + l], x, s20);
      s21 = fma(left[a2 + l], y, s21);
      s30 = fma(left[a3 + l], x, s30);
      s31 = fma(left[a3 + l], y, s31);
    }
    Index across = form.columnsResult();
    int to0 = resultAt + across.at(column);
    int to1 = resultAt + across.at(column1);
    Index down = form.rowsResult();
    result[to0 + down.at(row)] = s00;
    result[to1 + down.at(row)] = s01;
    result[to0 + down.at(row1)] = s10;
    result[to1 + down.at(row1)] = s11;
    result[to0 + down.at(row2)] = s20;
    result[to1 + down.at(row2)] = s21;
    result[to0 + down.at(row3)] = s30;
    result[to1 + down.at(row3)] = s31;
  }

  private static double fma(double a, double b, double c) {
    return FusedArithmetic.multiplyAdd(a, b, c);
  }
}
