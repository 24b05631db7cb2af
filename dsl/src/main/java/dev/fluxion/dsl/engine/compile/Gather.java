package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.IndexMap;

/**
 * Chooses and arranges elements.
 *
 * @param dst the first slot that is written
 * @param source the first slot of the source
 * @param map where each element is taken from
 */
record Gather(int dst, int source, IndexMap map) implements BlockInstruction {
  @Override
  public BlockCode bind(Storage storage) {
    if (size() == 0) {
      return memory -> {};
    }
    Place to = storage.place(dst);
    Place from = storage.place(source);
    MapRows rows = MapRows.of(map);
    return memory ->
        rows.gather(memory.array(from.array()), from.index(), memory.array(to.array()), to.index());
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    partials.accept(source + map.at(element), 1);
  }

  @Override
  public void reads(Ranges ranges) {
    // Of a large array a few elements may be read; what is not read may not be needed at all.
    int size = size();
    if (size >= map.source().size()) {
      ranges.accept(source, map.source().size());
    } else {
      MapLoop.run(map, (place, element) -> ranges.accept(source + place, 1));
    }
  }

  @Override
  public int size() {
    return map.target().size();
  }
}
