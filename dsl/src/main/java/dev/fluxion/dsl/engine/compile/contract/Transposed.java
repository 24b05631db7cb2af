package dev.fluxion.dsl.engine.compile.contract;

/** A product computed as that of the transposed matrices: the arguments change places. */
final class Transposed implements Kernel {
  private final Kernel product;

  Transposed(Kernel product) {
    this.product = product;
  }

  /** Returns what computes it. */
  Kernel product() {
    return product;
  }

  @Override
  public int slices() {
    return product.slices();
  }

  @Override
  public int[] scratchSizes() {
    return product.scratchSizes();
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
    product.run(right, rightAt, left, leftAt, result, resultAt, scratch, first, last);
  }
}
