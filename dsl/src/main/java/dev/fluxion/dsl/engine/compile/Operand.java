package dev.fluxion.dsl.engine.compile;

import java.util.function.IntConsumer;

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

  /** Passes every slot that is read for a number of elements. */
  void reads(int size, IntConsumer slots) {
    for (int i = 0; i < (step == 0 ? 1 : size); i++) {
      slots.accept(slot(i));
    }
  }
}
