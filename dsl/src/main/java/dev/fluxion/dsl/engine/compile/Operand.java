package dev.fluxion.dsl.engine.compile;

/**
 * Where an elementwise block instruction reads: consecutive slots, or one slot for all elements.
 *
 * @param offset the first slot
 * @param step 1 for consecutive slots, 0 for one slot
 */
record Operand(int offset, int step) {
  int slot(int element) {
    return offset + step * element;
  }

  /** Passes the slots that are read for a number of elements. */
  void reads(int size, BlockInstruction.Ranges ranges) {
    if (size > 0) {
      ranges.accept(offset, step == 0 ? 1 : size);
    }
  }
}
