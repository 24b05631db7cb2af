package dev.fluxion.dsl.engine.differentiate.sparse;

import java.util.Arrays;

/** The order in which a greedy colouring takes the rows of a pattern. */
final class VertexOrder {
  private VertexOrder() {}

  /**
   * Returns the rows in order.
   *
   * @param pattern the pattern
   * @param largestFirst whether the fullest come first, equally full ones in their order
   */
  static int[] of(Pattern pattern, boolean largestFirst) {
    int[] order = new int[pattern.rowCount()];
    Arrays.setAll(order, row -> row);
    if (!largestFirst) {
      return order;
    }
    int most = pattern.fullestRow();
    int[] emptiness = new int[order.length];
    Arrays.setAll(emptiness, row -> most - pattern.start(row + 1) + pattern.start(row));
    Groups byFullness = new Groups(most + 1, emptiness);
    int position = 0;
    for (int group = 0; group <= most; group++) {
      for (int row : byFullness.of(group).toArray()) {
        order[position++] = row;
      }
    }
    return order;
  }
}
