package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.compile.contract.Contraction;
import dev.fluxion.dsl.engine.define.ContractLoops;

/**
 * A product of two arrays summed over shared indices.
 *
 * @param dst the first slot that is written
 * @param left the first slot of the first argument
 * @param right the first slot of the second argument
 * @param contraction computes it
 */
record Contract(int dst, int left, int right, Contraction contraction) implements BlockInstruction {
  private ContractLoops loops() {
    return contraction.loops();
  }

  @Override
  public BlockCode bind(Storage storage) {
    if (size() == 0) {
      return memory -> {};
    }
    Place to = storage.place(dst);
    // An argument without elements is nowhere; its sums are 0.
    Place a = storage.place(loops().leftSize() == 0 ? dst : left);
    Place b = storage.place(loops().rightSize() == 0 ? dst : right);
    int[] sizes = contraction.scratchSizes();
    int[] scratch = new int[sizes.length];
    for (int k = 0; k < sizes.length; k++) {
      scratch[k] = storage.scratch(sizes[k]);
    }
    int holder = storage.holder(sizes.length);
    return memory -> {
      double[][] buffers = memory.holder(holder);
      for (int k = 0; k < buffers.length; k++) {
        buffers[k] = memory.array(scratch[k]);
      }
      contraction.run(
          memory.array(a.array()),
          a.index(),
          memory.array(b.array()),
          b.index(),
          memory.array(to.array()),
          to.index(),
          buffers);
    };
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    loops()
        .forEach(
            (result, i, j) -> {
              if (result == element) {
                partials.accept(left + i, frame[right + j]);
                partials.accept(right + j, frame[left + i]);
              }
            });
  }

  @Override
  public void reads(Ranges ranges) {
    ranges.accept(left, loops().leftSize());
    ranges.accept(right, loops().rightSize());
  }

  @Override
  public long work() {
    return loops().products();
  }

  @Override
  public int size() {
    return loops().resultSize();
  }
}
