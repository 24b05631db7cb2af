package dev.fluxion.dsl.engine.compile;

import java.util.Arrays;

/**
 * Weighted sums of slots from anywhere: a sparse matrix times the frame.
 *
 * @param dst the first slot that is written
 * @param slots the slots of each sum
 * @param weights the weights of each sum
 */
record Combine(int dst, int[][] slots, double[][] weights) implements BlockInstruction {
  @Override
  public BlockCode bind(Storage storage) {
    Place result = storage.place(dst);
    Place[][] terms = new Place[slots.length][];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = Arrays.stream(slots[i]).mapToObj(storage::place).toArray(Place[]::new);
    }
    int[][] arrays = numbers(terms, true);
    int[][] indices = numbers(terms, false);
    return memory -> {
      double[] sums = memory.array(result.array());
      for (int i = 0; i < indices.length; i++) {
        int[] places = indices[i];
        double[] factors = weights[i];
        double sum = 0;
        for (int k = 0; k < places.length; k++) {
          sum += factors[k] * memory.array(arrays[i][k])[places[k]];
        }
        sums[result.index() + i] = sum;
      }
    };
  }

  private static int[][] numbers(Place[][] terms, boolean arrays) {
    return Arrays.stream(terms)
        .map(
            row ->
                Arrays.stream(row)
                    .mapToInt(place -> arrays ? place.array() : place.index())
                    .toArray())
        .toArray(int[][]::new);
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    for (int k = 0; k < slots[element].length; k++) {
      partials.accept(slots[element][k], weights[element][k]);
    }
  }

  @Override
  public void reads(Ranges ranges) {
    for (int[] terms : slots) {
      Arrays.stream(terms).forEach(slot -> ranges.accept(slot, 1));
    }
  }

  @Override
  public int size() {
    return slots.length;
  }
}
