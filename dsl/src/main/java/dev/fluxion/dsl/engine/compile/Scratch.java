package dev.fluxion.dsl.engine.compile;

/**
 * Arrays of the memory to work in, which are passed on together.
 *
 * @param arrays their numbers
 * @param holder the array of arrays in which they are passed on
 */
record Scratch(int[] arrays, int holder) {
  /** Reserves arrays of some lengths. */
  static Scratch reserve(int[] lengths, Storage storage) {
    int[] arrays = new int[lengths.length];
    for (int k = 0; k < lengths.length; k++) {
      arrays[k] = storage.scratch(lengths[k]);
    }
    return new Scratch(arrays, storage.holder(lengths.length));
  }

  /** Returns the arrays of a run. */
  double[][] of(Memory memory) {
    double[][] all = memory.holder(holder);
    for (int k = 0; k < all.length; k++) {
      all[k] = memory.array(arrays[k]);
    }
    return all;
  }
}
