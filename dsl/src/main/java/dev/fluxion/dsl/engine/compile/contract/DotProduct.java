package dev.fluxion.dsl.engine.compile.contract;

/**
 * The sum of the products of two vectors, on eight accumulators: the processor adds several at a
 * time, and compilers may not regroup a sum.
 */
final class DotProduct implements Kernel {
  private final Form form;

  DotProduct(Form form) {
    this.form = form;
  }

  @Override
  public int slices() {
    return 1;
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
    if (first < last) {
      boolean dense = form.termsLeft().hasStride(1) && form.termsRight().hasStride(1);
      result[resultAt] =
          dense
              ? dense(left, leftAt, right, rightAt, form.terms())
              : strided(left, leftAt, right, rightAt);
    }
  }

  private static double dense(double[] left, int leftAt, double[] right, int rightAt, int terms) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int k = 0;
    for (; k + 7 < terms; k += 8) {
      int l = leftAt + k;
      int r = rightAt + k;
      s0 = fma(left[l], right[r], s0);
      s1 = fma(left[l + 1], right[r + 1], s1);
      s2 = fma(left[l + 2], right[r + 2], s2);
      s3 = fma(left[l + 3], right[r + 3], s3);
      s4 = fma(left[l + 4], right[r + 4], s4);
      s5 = fma(left[l + 5], right[r + 5], s5);
      s6 = fma(left[l + 6], right[r + 6], s6);
      s7 = fma(left[l + 7], right[r + 7], s7);
    }
    for (; k < terms; k++) {
      s0 = fma(left[leftAt + k], right[rightAt + k], s0);
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  private double strided(double[] left, int leftAt, double[] right, int rightAt) {
    Index inLeft = form.termsLeft();
    Index inRight = form.termsRight();
    double sum = 0;
    for (int k = 0; k < form.terms(); k++) {
      sum = fma(left[leftAt + inLeft.at(k)], right[rightAt + inRight.at(k)], sum);
    }
    return sum;
  }

  private static double fma(double a, double b, double c) {
    return FusedArithmetic.multiplyAdd(a, b, c);
  }
}
