package dev.fluxion.dsl.engine.compile;

/** Where the elements of a lowered node are in the frame. */
sealed interface Value {

  /** Returns the slot of an element. */
  int slot(int element);

  /** Returns the number of elements. */
  int size();

  /**
   * Elements anywhere.
   *
   * @param slots one for each element
   */
  record Slots(int[] slots) implements Value {
    @Override
    public int slot(int element) {
      return slots[element];
    }

    @Override
    public int size() {
      return slots.length;
    }
  }

  /**
   * Elements next to each other.
   *
   * @param offset the first slot
   * @param size the number of elements
   */
  record Block(int offset, int size) implements Value {
    @Override
    public int slot(int element) {
      return offset + element;
    }
  }

  /**
   * Elements that all have one value.
   *
   * @param slot its slot
   * @param size the number of elements
   */
  record Uniform(int slot, int size) implements Value {
    @Override
    public int slot(int element) {
      return slot;
    }
  }
}
