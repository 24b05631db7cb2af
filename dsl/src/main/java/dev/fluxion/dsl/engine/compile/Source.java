package dev.fluxion.dsl.engine.compile;

/**
 * Where an operand is stored.
 *
 * @param array the number of an array of the memory
 * @param index where it starts
 * @param step 1 for consecutive elements, 0 for one element
 */
record Source(int array, int index, int step) {
  static Source of(Operand operand, Storage storage) {
    Place place = storage.place(operand.offset());
    return new Source(place.array(), place.index(), operand.step());
  }

  int at(int element) {
    return index + step * element;
  }
}
