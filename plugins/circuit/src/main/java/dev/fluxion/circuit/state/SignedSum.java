package dev.fluxion.circuit.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A function of the index j of an amplitude, {@code Σ_k c_k (-1)^{|signs_k & j|}}: the diagonal of
 * a sum of products of Z.
 */
final class SignedSum {
  /** Beyond so many, a fast Walsh-Hadamard transform of the page is cheaper than tables. */
  private static final int TABLES = 8;

  private final int lowBits;
  private final List<Integer> lowMasks = new ArrayList<>();
  private final List<List<Term>> terms = new ArrayList<>();
  private final double[][] tables;

  private record Term(long signs, double coefficient) {}

  /**
   * Creates a sum.
   *
   * @param coefficients by the qubits of Z, as bits
   * @param lowBits the bits of an index within a page
   */
  SignedSum(Map<Long, Double> coefficients, int lowBits) {
    this.lowBits = lowBits;
    long low = (1L << lowBits) - 1;
    Map<Integer, List<Term>> byMask = new TreeMap<>();
    coefficients.forEach(
        (signs, c) ->
            byMask
                .computeIfAbsent((int) (signs & low), ignored -> new ArrayList<>())
                .add(new Term(signs >> lowBits, c)));
    byMask.forEach(
        (mask, list) -> {
          lowMasks.add(mask);
          terms.add(list);
        });
    this.tables = new double[lowMasks.size() <= TABLES ? lowMasks.size() : 0][];
    Arrays.setAll(tables, k -> table(lowMasks.get(k), 1 << lowBits));
  }

  private static double[] table(int mask, int size) {
    double[] table = new double[size];
    Arrays.setAll(table, j -> TurnOperation.isOdd(mask & j) ? -1 : 1);
    return table;
  }

  boolean isEmpty() {
    return lowMasks.isEmpty();
  }

  /** Fills in the values in a page. */
  void fill(int page, double[] values) {
    Arrays.fill(values, 0);
    for (int k = 0; k < lowMasks.size(); k++) {
      double sum = 0;
      for (Term term : terms.get(k)) {
        boolean minus = (Long.bitCount(term.signs() & page) & 1) != 0;
        sum += minus ? -term.coefficient() : term.coefficient();
      }
      if (tables.length > 0) {
        add(values, sum, tables[k]);
      } else {
        values[lowMasks.get(k)] = sum;
      }
    }
    if (tables.length == 0) {
      transform(values);
    }
  }

  private static void add(double[] values, double factor, double[] table) {
    for (int j = 0; j < values.length; j++) {
      values[j] += factor * table[j];
    }
  }

  private void transform(double[] values) {
    for (int bit = 0; bit < lowBits; bit++) {
      int stride = 1 << bit;
      for (int from = 0; from < values.length; from += 2 * stride) {
        for (int j = from; j < from + stride; j++) {
          double a = values[j];
          double b = values[j + stride];
          values[j] = a + b;
          values[j + stride] = a - b;
        }
      }
    }
  }
}
