package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.IndexMap;

/** Runs through an index map without dividing for each element. */
final class MapLoop {
  private MapLoop() {}

  /** Gets the source place of each target element, in the order of the elements. */
  interface Body {
    void accept(int place, int element);
  }

  static void run(IndexMap map, Body body) {
    int size = map.target().size();
    if (!map.isAffine()) {
      for (int k = 0; k < size; k++) {
        body.accept(map.at(k), k);
      }
      return;
    }
    int rank = map.target().rank();
    int[] index = new int[rank];
    int place = map.offset();
    for (int k = 0; k < size; k++) {
      body.accept(place, k);
      for (int axis = rank - 1; axis >= 0; axis--) {
        place += map.stride(axis);
        if (++index[axis] < map.target().extent(axis)) {
          break;
        }
        place -= index[axis] * map.stride(axis);
        index[axis] = 0;
      }
    }
  }
}
