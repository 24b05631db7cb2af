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
    Places places = Places.of(this, storage);
    Scratch scratch = Scratch.reserve(contraction.scratchSizes(), storage);
    return memory -> places.run(contraction, memory, scratch.of(memory), 0, contraction.slices());
  }

  @Override
  public BlockCode bindParallel(Storage storage) {
    Places places = Places.of(this, storage);
    return memory ->
        ParallelLoops.run(
            contraction.slices(),
            (from, to) -> places.run(contraction, memory, contraction.newScratch(), from, to));
  }

  /** Where the arguments and the result are. */
  private record Places(Place left, Place right, Place result) {
    static Places of(Contract contract, Storage storage) {
      ContractLoops loops = contract.loops();
      // An argument without elements is nowhere; its sums are 0.
      return new Places(
          storage.place(loops.leftSize() == 0 ? contract.dst : contract.left),
          storage.place(loops.rightSize() == 0 ? contract.dst : contract.right),
          storage.place(contract.dst));
    }

    void run(Contraction contraction, Memory memory, double[][] scratch, int first, int last) {
      contraction.run(
          memory.array(left.array()),
          left.index(),
          memory.array(right.array()),
          right.index(),
          memory.array(result.array()),
          result.index(),
          scratch,
          first,
          last);
    }
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
