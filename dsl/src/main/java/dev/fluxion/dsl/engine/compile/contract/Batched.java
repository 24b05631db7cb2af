package dev.fluxion.dsl.engine.compile.contract;

/** One product after the other; a slice is a slice of one of them. */
final class Batched implements Kernel {
  private final Form form;
  private final Kernel product;

  Batched(Form form, Kernel product) {
    this.form = form;
    this.product = product;
  }

  @Override
  public int slices() {
    return form.batches() * product.slices();
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
    int each = product.slices();
    for (int slice = first; slice < last; ) {
      int batch = slice / each;
      int begin = slice - batch * each;
      int end = Math.min(each, last - batch * each);
      product.run(
          left,
          leftAt + form.batchLeft().at(batch),
          right,
          rightAt + form.batchRight().at(batch),
          result,
          resultAt + form.batchResult().at(batch),
          scratch,
          begin,
          end);
      slice += end - begin;
    }
  }
}
