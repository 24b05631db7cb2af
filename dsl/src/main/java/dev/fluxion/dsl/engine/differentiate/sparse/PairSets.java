package dev.fluxion.dsl.engine.differentiate.sparse;

import dev.fluxion.dsl.engine.differentiate.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A symmetric pattern as pairs of sets: every member of one interacts with every one of the other.
 */
final class PairSets {
  private final int variables;
  private final Set<Long> known = new HashSet<>();
  private final List<IndexSet> left = new ArrayList<>();
  private final List<IndexSet> right = new ArrayList<>();

  PairSets(int variables) {
    this.variables = variables;
  }

  void add(IndexSet a, IndexSet b, Context context) {
    long low = Math.min(a.id(), b.id());
    if (known.add(low << 32 | Math.max(a.id(), b.id()))) {
      Sparsity.checkSize(Sparsity.HESSIAN, (long) a.size() * b.size(), context);
      left.add(a);
      right.add(b);
    }
  }

  /** Returns the union of all products of sets, both triangles. */
  Pattern pattern(Context context) {
    IndexSet[][] partners = partners();
    int[] starts = new int[variables + 1];
    int[] columns = new int[16];
    int[] visits = new int[variables];
    for (int row = 0; row < variables; row++) {
      int end = starts[row];
      for (IndexSet set : partners[row]) {
        if (columns.length < end + set.size()) {
          columns = Arrays.copyOf(columns, Math.max(2 * columns.length, end + set.size()));
        }
        for (int k = 0; k < set.size(); k++) {
          int column = set.member(k);
          if (visits[column] != row + 1) {
            visits[column] = row + 1;
            columns[end++] = column;
          }
        }
      }
      Sparsity.checkSize(Sparsity.HESSIAN, end, context);
      Arrays.sort(columns, starts[row], end);
      starts[row + 1] = end;
    }
    return new Pattern(variables, starts, Arrays.copyOf(columns, starts[variables]));
  }

  /** Returns for each variable the sets that it interacts with. */
  private IndexSet[][] partners() {
    int[] counts = new int[variables];
    for (int pair = 0; pair < left.size(); pair++) {
      count(left.get(pair), counts);
      if (left.get(pair) != right.get(pair)) {
        count(right.get(pair), counts);
      }
    }
    IndexSet[][] partners = new IndexSet[variables][];
    Arrays.setAll(partners, variable -> new IndexSet[counts[variable]]);
    for (int pair = 0; pair < left.size(); pair++) {
      enter(left.get(pair), right.get(pair), partners, counts);
      if (left.get(pair) != right.get(pair)) {
        enter(right.get(pair), left.get(pair), partners, counts);
      }
    }
    return partners;
  }

  private static void count(IndexSet set, int[] counts) {
    for (int k = 0; k < set.size(); k++) {
      counts[set.member(k)]++;
    }
  }

  /** Fills the places that were counted, the last one first. */
  private static void enter(IndexSet set, IndexSet partner, IndexSet[][] partners, int[] counts) {
    for (int k = 0; k < set.size(); k++) {
      int variable = set.member(k);
      partners[variable][--counts[variable]] = partner;
    }
  }
}
