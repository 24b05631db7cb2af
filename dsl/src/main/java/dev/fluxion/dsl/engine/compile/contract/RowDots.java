package dev.fluxion.dsl.engine.compile.contract;

/**
 * A matrix whose rows are contiguous, times a vector: four rows at a time, each on two
 * accumulators, so that the vector is read once for four rows and eight additions overlap.
 *
 * <p>The four rows are far apart, a quarter of the matrix from one to the next: a processor fetches
 * ahead in each of several places, and so gets up to twice as much from memory as from one place.
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

  /** Multiplies rows by a vector that was copied. */
  void rows(
      double[] left,
      int leftAt,
      double[] vector,
      double[] result,
      int resultAt,
      int first,
      int last) {
    int apart = (last - first) / 4;
    rows(left, leftAt, vector, result, resultAt, first, first + apart, apart);
    int rest = first + 4 * apart;
    if (rest < last) {
      int end = last - 1;
      int next = Math.min(rest + 1, end);
      fourRows(left, leftAt, vector, result, resultAt, rest, next, end, end);
    }
  }

  /** Multiplies rows, and as many at one, two and three distances from them, by the vector. */
  void rows(
      double[] left,
      int leftAt,
      double[] vector,
      double[] result,
      int resultAt,
      int first,
      int last,
      int distance) {
    for (int row = first; row < last; row++) {
      int next = row + distance;
      int third = next + distance;
      fourRows(left, leftAt, vector, result, resultAt, row, next, third, third + distance);
    }
  }

  private void fourRows(
      double[] left,
      int leftAt,
      double[] vector,
      double[] result,
      int resultAt,
      int first,
      int second,
      int third,
      int fourth) {
    Index from = form.rowsLeft();
    Index to = form.rowsResult();
    fourRows(
        left,
        leftAt + from.at(first),
        leftAt + from.at(second),
        leftAt + from.at(third),
        leftAt + from.at(fourth),
        vector,
        form.terms(),
        result,
        resultAt + to.at(first),
        resultAt + to.at(second),
        resultAt + to.at(third),
        resultAt + to.at(fourth));
  }

  /** Small enough to be inlined: HotSpot takes at most 325 bytes. */
  private static void fourRows(
      double[] left,
      int a,
      int b,
      int c,
      int d,
      double[] vector,
      int terms,
      double[] result,
      int toA,
      int toB,
      int toC,
      int toD) {
    double a0 = 0;
    double a1 = 0;
    double b0 = 0;
    double b1 = 0;
    double c0 = 0;
    double c1 = 0;
    double d0 = 0;
    double d1 = 0;
    // HotSpot takes range checks out of a loop only if its index is compared with something fixed.
    int whole = terms - 1;
    int k = 0;
    for (; k < whole; k += 2) {
      double x0 = vector[k];
      double x1 = vector[k + 1];
      a0 = fma(left[a + k], x0, a0);
      b0 = fma(left[b + k], x0, b0);
      c0 = fma(left[c + k], x0, c0);
      d0 = fma(left[d + k], x0, d0);
      a1 = fma(left[a + k + 1], x1, a1);
      b1 = fma(left[b + k + 1], x1, b1);
      c1 = fma(left[c + k + 1], x1, c1);
      d1 = fma(left[d + k + 1], x1, d1);
    }
    if (k < terms) {
      double x = vector[k];
      a0 = fma(left[a + k], x, a0);
      b0 = fma(left[b + k], x, b0);
      c0 = fma(left[c + k], x, c0);
      d0 = fma(left[d + k], x, d0);
    }
    result[toA] = a0 + a1;
    result[toB] = b0 + b1;
    result[toC] = c0 + c1;
    result[toD] = d0 + d1;
  }

  private static double fma(double a, double b, double c) {
    return FusedArithmetic.multiplyAdd(a, b, c);
  }
}
