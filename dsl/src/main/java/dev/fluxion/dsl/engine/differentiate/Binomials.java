package dev.fluxion.dsl.engine.differentiate;

import java.util.ArrayList;
import java.util.List;

/** The rows of Pascal's triangle, exact as long as they fit 53 bits, rounded beyond. */
final class Binomials {
  /** The largest order whose coefficients are all finite. */
  static final int LARGEST_ORDER = 1029;

  private final List<double[]> rows = new ArrayList<>(List.of(new double[] {1}));

  /** Returns the number of ways to choose k of n; 0 if k is negative or more than n. */
  double of(int n, int k) {
    while (rows.size() <= n) {
      double[] above = rows.get(rows.size() - 1);
      double[] row = new double[above.length + 1];
      row[0] = 1;
      row[above.length] = 1;
      for (int i = 1; i < above.length; i++) {
        row[i] = above[i - 1] + above[i];
      }
      rows.add(row);
    }
    return k < 0 || k > n ? 0 : rows.get(n)[k];
  }
}
