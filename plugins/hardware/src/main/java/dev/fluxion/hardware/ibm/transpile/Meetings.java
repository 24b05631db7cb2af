package dev.fluxion.hardware.ibm.transpile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which wires of a circuit meet in a gate, and how often.
 *
 * @param counts by both wires
 */
record Meetings(int[][] counts) {

  static Meetings of(int wires, List<Step> steps) {
    int[][] counts = new int[wires][wires];
    for (Step step : steps) {
      if (step instanceof Step.Pair pair) {
        counts[pair.one()][pair.other()]++;
        counts[pair.other()][pair.one()]++;
      }
    }
    return new Meetings(counts);
  }

  int wires() {
    return counts.length;
  }

  int count(int one, int other) {
    return counts[one][other];
  }

  int partners(int wire) {
    int partners = 0;
    for (int count : counts[wire]) {
      partners += count > 0 ? 1 : 0;
    }
    return partners;
  }

  int total(int wire) {
    int total = 0;
    for (int count : counts[wire]) {
      total += count;
    }
    return total;
  }

  /**
   * Returns the wires in an order in which each one has met an earlier one, where that can be: for
   * each part that is connected from the wire of most partners outwards.
   */
  List<Integer> outwards() {
    List<Integer> order = new ArrayList<>();
    boolean[] seen = new boolean[wires()];
    while (order.size() < wires()) {
      int start = -1;
      for (int w = 0; w < wires(); w++) {
        if (!seen[w] && (start < 0 || partners(w) > partners(start))) {
          start = w;
        }
      }
      Deque<Integer> queue = new ArrayDeque<>(List.of(start));
      seen[start] = true;
      while (!queue.isEmpty()) {
        int wire = queue.remove();
        order.add(wire);
        for (int next = 0; next < wires(); next++) {
          if (!seen[next] && counts[wire][next] > 0) {
            seen[next] = true;
            queue.add(next);
          }
        }
      }
    }
    return order;
  }
}
