package dev.fluxion.dsl.engine.plan.points;

import java.util.Arrays;

/** The points of a plan in the order in which they were first used. */
final class PointNumbers {
  private int[] supports = new int[64];
  private long[] codes = new long[64];
  private int[] table = new int[128];
  private int size;

  PointNumbers() {
    Arrays.fill(table, -1);
  }

  /**
   * Returns the number of a point, a new one if it was not used before.
   *
   * @param support the number of the axes that it shifts
   * @param code where it is
   */
  int number(int support, long code) {
    int slot = slot(support, code);
    if (table[slot] >= 0) {
      return table[slot];
    }
    if (size == supports.length) {
      grow();
      slot = slot(support, code);
    }
    supports[size] = support;
    codes[size] = code;
    table[slot] = size;
    return size++;
  }

  /** Returns the number of a point, or -1 if it is not used. */
  int find(int support, long code) {
    return table[slot(support, code)];
  }

  int size() {
    return size;
  }

  int support(int number) {
    return supports[number];
  }

  long code(int number) {
    return codes[number];
  }

  private int slot(int support, long code) {
    long mixed = (support * 0x9E3779B97F4A7C15L + code) * 0xC2B2AE3D27D4EB4FL;
    int slot = (int) (mixed >>> 32) & (table.length - 1);
    while (table[slot] >= 0 && (supports[table[slot]] != support || codes[table[slot]] != code)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private void grow() {
    supports = Arrays.copyOf(supports, 2 * size);
    codes = Arrays.copyOf(codes, 2 * size);
    table = new int[4 * size];
    Arrays.fill(table, -1);
    for (int number = 0; number < size; number++) {
      table[slot(supports[number], codes[number])] = number;
    }
  }
}
