package dev.fluxion.dsl.engine.compile;

/**
 * The sum of all elements.
 *
 * @param dst the slot that is written
 * @param source the first slot of the elements
 * @param count how many there are
 */
record Sum(int dst, int source, int count) implements BlockInstruction {
  @Override
  public BlockCode bind(Storage storage) {
    Place result = storage.place(dst);
    if (count == 0) {
      return memory -> memory.array(result.array())[result.index()] = 0;
    }
    Place from = storage.place(source);
    return memory ->
        memory.array(result.array())[result.index()] =
            Sums.of(memory.array(from.array()), from.index(), count);
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    for (int i = 0; i < count; i++) {
      partials.accept(source + i, 1);
    }
  }

  @Override
  public void reads(Ranges ranges) {
    ranges.accept(source, count);
  }

  @Override
  public long work() {
    return count;
  }

  @Override
  public int size() {
    return 1;
  }
}
