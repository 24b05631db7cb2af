package dev.fluxion.dsl.engine.compile.contract;

/**
 * A matrix whose rows are contiguous, times a vector: two rows at a time, each on four
 * accumulators, so that the vector is read once for two rows and eight additions overlap.
 */
final class RowDots implements Kernel {
  private final Form form;

  RowDots(Form form) {
    this.form = form;
  }

  /** Returns whether the left matrix of a product with one column is stored by rows. */
  static boolean fits(Form form) {
    return form.termsLeft().hasStride(1) && form.termsRight().isEven();
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
    return new int[] {form.terms()};
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
    load(right, rightAt, scratch[0]);
    rows(left, leftAt, scratch[0], result, resultAt, first, last);
  }

  /** Copies the vector to where its elements are next to each other. */
  void load(double[] right, int rightAt, double[] vector) {
    for (int k = 0; k < form.terms(); k++) {
      vector[k] = right[rightAt + form.termsRight().at(k)];
    }
  }

  /** Multiplies some rows by a vector that was copied. */
  void rows(
      double[] left,
      int leftAt,
      double[] vector,
      double[] result,
      int resultAt,
      int first,
      int last) {
    Index from = form.rowsLeft();
    Index to = form.rowsResult();
    for (int row = first; row < last; row += 2) {
      int next = Math.min(row + 1, last - 1);
      twoRows(
          left,
          leftAt + from.at(row),
          leftAt + from.at(next),
          vector,
          form.terms(),
          result,
          resultAt + to.at(row),
          resultAt + to.at(next));
    }
  }

  /** Small enough to be inlined: HotSpot takes at most 325 bytes. */
  private static void twoRows(
      double[] left, int a, int b, double[] vector, int terms, double[] result, int toA, int toB) {
    double a0 = 0;
    double a1 = 0;
    double a2 = 0;
    double a3 = 0;
    double b0 = 0;
    double b1 = 0;
    double b2 = 0;
    double b3 = 0;
    // HotSpot takes range checks out of a loop only if its index is compared with something fixed.
    int whole = terms - 3;
    int k = 0;
    for (; k < whole; k += 4) {
      double x0 = vector[k];
      double x1 = vector[k + 1];
      double x2 = vector[k + 2];
      double x3 = vector[k + 3];
      a0 = fma(left[a + k], x0, a0);
      a1 = fma(left[a + k + 1], x1, a1);
      a2 = fma(left[a + k + 2], x2, a2);
      a3 = fma(left[a + k + 3], x3, a3);
      b0 = fma(left[b + k], x0, b0);
      b1 = fma(left[b + k + 1], x1, b1);
      b2 = fma(left[b + k + 2], x2, b2);
      b3 = fma(left[b + k + 3], x3, b3);
    }
    for (; k < terms; k++) {
      a0 = fma(left[a + k], vector[k], a0);
      b0 = fma(left[b + k], vector[k], b0);
    }
    result[toA] = (a0 + a1) + (a2 + a3);
    result[toB] = (b0 + b1) + (b2 + b3);
  }

  private static double fma(double a, double b, double c) {
    return FusedArithmetic.multiplyAdd(a, b, c);
  }
}
