package dev.fluxion.dsl.engine.compile;

import java.util.Arrays;

/**
 * Copies slots from anywhere next to each other.
 *
 * @param dst the first slot that is written
 * @param sources the slot of each element
 */
record Pack(int dst, int[] sources) implements BlockInstruction {
  @Override
  public BlockCode bind(Storage storage) {
    Place result = storage.place(dst);
    int[] arrays = new int[sources.length];
    int[] indices = new int[sources.length];
    for (int i = 0; i < sources.length; i++) {
      Place place = storage.place(sources[i]);
      arrays[i] = place.array();
      indices[i] = place.index();
    }
    return memory -> {
      double[] values = memory.array(result.array());
      for (int i = 0; i < arrays.length; i++) {
        values[result.index() + i] = memory.array(arrays[i])[indices[i]];
      }
    };
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    partials.accept(sources[element], 1);
  }

  @Override
  public void reads(Ranges ranges) {
    Arrays.stream(sources).forEach(slot -> ranges.accept(slot, 1));
  }

  @Override
  public int size() {
    return sources.length;
  }
}
