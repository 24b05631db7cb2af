package dev.fluxion.circuit.state;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Some steps that are done tile by tile, so that the state is read from memory once for all of
 * them.
 *
 * @param from the first step
 * @param to the step after the last
 * @param high the qubits beyond a page that the steps act on, rising
 */
record Sweep(int from, int to, List<Integer> high) {
  /** A tile of 8 pages has 512 KB. */
  private static final int LIMIT = 3;

  /** Divides steps into sweeps. */
  static List<Sweep> of(List<Step> steps, int from, int to, int lowBits) {
    List<Sweep> sweeps = new ArrayList<>();
    int start = from;
    TreeSet<Integer> high = new TreeSet<>();
    for (int k = from; k < to; k++) {
      TreeSet<Integer> own = new TreeSet<>(steps.get(k).qubits());
      own.removeIf(qubit -> qubit < lowBits);
      TreeSet<Integer> both = new TreeSet<>(high);
      both.addAll(own);
      if (k > start && both.size() > Math.max(LIMIT, high.size())) {
        sweeps.add(new Sweep(start, k, List.copyOf(high)));
        start = k;
        high = own;
      } else {
        high = both;
      }
    }
    if (start < to) {
      sweeps.add(new Sweep(start, to, List.copyOf(high)));
    }
    return sweeps;
  }

  /** Returns the place in a tile of each qubit. */
  int[] places(StateVector state) {
    int[] places = new int[state.qubits];
    for (int q = 0; q < state.qubits; q++) {
      places[q] = q < state.lowBits ? q : state.lowBits + high.indexOf(q);
    }
    return places;
  }

  /** Returns the number of tiles. */
  int tiles(StateVector state) {
    return state.pages() >> high.size();
  }

  /** Fills in the pages of a tile. */
  void pages(StateVector state, int tile, int[] pages) {
    int first = tile;
    for (int qubit : high) {
      int below = (1 << (qubit - state.lowBits)) - 1;
      first = ((first & ~below) << 1) | (first & below);
    }
    for (int p = 0; p < pages.length; p++) {
      int page = first;
      for (int k = 0; k < high.size(); k++) {
        page |= ((p >> k) & 1) << (high.get(k) - state.lowBits);
      }
      pages[p] = page;
    }
  }
}
