package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.define.ContractLoops;

/**
 * A product of two arrays summed over shared indices.
 *
 * @param dst the first slot that is written
 * @param left the first slot of the first argument
 * @param right the first slot of the second argument
 * @param loops the indices
 */
record Contract(int dst, int left, int right, ContractLoops loops) implements BlockInstruction {
  @Override
  public BlockCode bind(Storage storage) {
    if (size() == 0) {
      return memory -> {};
    }
    Place to = storage.place(dst);
    Place a = storage.place(left);
    Place b = storage.place(right);
    return memory -> {
      double[] result = memory.array(to.array());
      double[] x = memory.array(a.array());
      double[] y = memory.array(b.array());
      java.util.Arrays.fill(result, to.index(), to.index() + loops.resultSize(), 0);
      loops.forEach((r, i, j) -> result[to.index() + r] += x[a.index() + i] * y[b.index() + j]);
    };
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    loops.forEach(
        (result, i, j) -> {
          if (result == element) {
            partials.accept(left + i, frame[right + j]);
            partials.accept(right + j, frame[left + i]);
          }
        });
  }

  @Override
  public void reads(Ranges ranges) {
    ranges.accept(left, loops.leftSize());
    ranges.accept(right, loops.rightSize());
  }

  @Override
  public long work() {
    return loops.products();
  }

  @Override
  public int size() {
    return loops.resultSize();
  }
}
