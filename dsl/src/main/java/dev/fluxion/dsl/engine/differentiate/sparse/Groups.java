package dev.fluxion.dsl.engine.differentiate.sparse;

import dev.fluxion.spi.IndexMap;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Elements sorted into groups, each of which is added up or acts together. */
final class Groups {
  private final int[] starts;
  private final int[] elements;

  /**
   * Sorts elements.
   *
   * @param groups the number of groups
   * @param group the group of each element
   */
  Groups(int groups, int[] group) {
    starts = new int[groups + 1];
    for (int each : group) {
      starts[each + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = starts.clone();
    elements = new int[group.length];
    for (int element = 0; element < group.length; element++) {
      elements[next[group[element]]++] = element;
    }
  }

  /** The elements of the target of a map by where they are taken from. */
  Groups(IndexMap map) {
    this(map.source().size(), map.toTable());
  }

  int count() {
    return starts.length - 1;
  }

  IntStream of(int group) {
    return Arrays.stream(elements, starts[group], starts[group + 1]);
  }

  /** Returns the union of the supports of each group. */
  Support[] unions(Supports supports, Support[] parts) {
    Support[] result = new Support[count()];
    for (int group = 0; group < result.length; group++) {
      result[group] = supports.union(of(group).mapToObj(element -> parts[element]));
    }
    return result;
  }
}
