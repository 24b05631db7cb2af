package dev.fluxion.dsl.engine.compile;

import java.util.Arrays;

/**
 * Copies a range of slots.
 *
 * @param dst the first slot that is written
 * @param size the number of slots
 * @param source what is copied
 */
record Copy(int dst, int size, Operand source) implements BlockInstruction {
  @Override
  public BlockCode bind(Storage storage) {
    if (size == 0) {
      return memory -> {};
    }
    Place to = storage.place(dst);
    Place from = storage.place(source.offset());
    if (source.step() == 1) {
      return memory ->
          System.arraycopy(
              memory.array(from.array()), from.index(), memory.array(to.array()), to.index(), size);
    }
    return memory ->
        Arrays.fill(
            memory.array(to.array()),
            to.index(),
            to.index() + size,
            memory.array(from.array())[from.index()]);
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    partials.accept(source.slot(element), 1);
  }

  @Override
  public void reads(Ranges ranges) {
    source.reads(size, ranges);
  }
}
