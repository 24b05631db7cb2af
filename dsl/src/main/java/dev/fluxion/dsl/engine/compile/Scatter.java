package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.IndexMap;
import java.util.Arrays;

/**
 * Adds elements up at their places.
 *
 * @param dst the first slot that is written
 * @param source where the elements are
 * @param map where each element is added
 */
record Scatter(int dst, Operand source, IndexMap map) implements BlockInstruction {
  @Override
  public BlockCode bind(Storage storage) {
    if (size() == 0) {
      return memory -> {};
    }
    Place to = storage.place(dst);
    int size = size();
    if (map.target().size() == 0) {
      return memory -> Arrays.fill(memory.array(to.array()), to.index(), to.index() + size, 0);
    }
    Source from = Source.of(source, storage);
    MapRows rows = MapRows.of(map);
    return memory -> {
      double[] sums = memory.array(to.array());
      Arrays.fill(sums, to.index(), to.index() + size, 0);
      rows.scatter(memory.array(from.array()), from.index(), from.step(), sums, to.index());
    };
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    MapLoop.run(
        map,
        (place, added) -> {
          if (place == element) {
            partials.accept(source.slot(added), 1);
          }
        });
  }

  @Override
  public void reads(Ranges ranges) {
    source.reads(map.target().size(), ranges);
  }

  @Override
  public long work() {
    return map.target().size();
  }

  @Override
  public int size() {
    return map.source().size();
  }
}
