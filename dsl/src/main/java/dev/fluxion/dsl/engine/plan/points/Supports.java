package dev.fluxion.dsl.engine.plan.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sets of axes that points are shifted in, each with a number. */
final class Supports {
  /** Up to this size the numbers of all subsets are kept. */
  private static final int KEPT = 5;

  private final Map<IntKey, Integer> numbers = new HashMap<>();
  private final List<int[]> axes = new ArrayList<>();
  private final List<int[]> subsets = new ArrayList<>();

  /** Returns the number of a set of rising axes. */
  int number(int[] support) {
    Integer known = numbers.putIfAbsent(new IntKey(support), axes.size());
    if (known == null) {
      axes.add(support);
      subsets.add(new int[0]);
      return axes.size() - 1;
    }
    return known;
  }

  int size() {
    return axes.size();
  }

  int[] axes(int number) {
    return axes.get(number);
  }

  /**
   * Returns the number of a subset.
   *
   * @param number the set
   * @param mask bit k stands for its k-th axis
   */
  int subset(int number, int mask) {
    int[] support = axes.get(number);
    if (mask == (1 << support.length) - 1) {
      return number;
    }
    if (support.length > KEPT) {
      return number(pick(support, mask));
    }
    int[] kept = subsets.get(number);
    if (kept.length == 0) {
      kept = new int[1 << support.length];
      Arrays.fill(kept, -1);
      subsets.set(number, kept);
    }
    if (kept[mask] < 0) {
      kept[mask] = number(pick(support, mask));
    }
    return kept[mask];
  }

  static int[] pick(int[] values, int mask) {
    int[] picked = new int[Integer.bitCount(mask)];
    int size = 0;
    for (int k = 0; k < values.length; k++) {
      if ((mask >> k & 1) != 0) {
        picked[size++] = values[k];
      }
    }
    return picked;
  }
}
