package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.define.Interner;
import dev.fluxion.spi.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A number for each of some nodes; most sums and products have two or three, some 100,000. */
final class Tally {
  private static final int SEARCHED = 8;

  private final List<Expr> keys = new ArrayList<>(2);
  private Map<Expr, Integer> positions = Map.of();
  private double[] amounts = new double[2];

  /** Returns the position of a node, or -1. */
  int find(Expr key) {
    if (keys.size() <= SEARCHED) {
      for (int i = 0; i < keys.size(); i++) {
        if (keys.get(i) == key) {
          return i;
        }
      }
      return -1;
    }
    return positions.getOrDefault(key, -1);
  }

  /** Adds to the number of a node. */
  void add(Expr key, double amount) {
    int position = find(key);
    if (position >= 0) {
      amounts[position] += amount;
      return;
    }
    keys.add(key);
    int size = keys.size();
    if (size > amounts.length) {
      amounts = Arrays.copyOf(amounts, 2 * size);
    }
    amounts[size - 1] = amount;
    if (size > SEARCHED) {
      positions = positions.isEmpty() ? new IdentityHashMap<>() : positions;
      for (int i = positions.size(); i < size; i++) {
        positions.put(keys.get(i), i);
      }
    }
  }

  /** Returns the positions by the total order of the nodes. */
  int[] order(Interner interner) {
    return interner.order(keys);
  }

  int size() {
    return keys.size();
  }

  Expr key(int position) {
    return keys.get(position);
  }

  double amount(int position) {
    return amounts[position];
  }
}
