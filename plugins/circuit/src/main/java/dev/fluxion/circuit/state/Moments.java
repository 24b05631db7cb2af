package dev.fluxion.circuit.state;

import java.util.Arrays;
import java.util.List;

/** Sums of the values of diagonals at the outcomes that were seen, and of their squares. */
final class Moments implements Histogram.Outcome {
  private final List<SignedSum> diagonals;
  private final double[] sums;
  private final double[] squares;
  private final long[] counts;
  private final double[] values;
  private int page = -1;

  Moments(List<SignedSum> diagonals, int pageSize) {
    this.diagonals = diagonals;
    this.sums = new double[diagonals.size()];
    this.squares = new double[diagonals.size()];
    this.counts = new long[pageSize];
    this.values = new double[pageSize];
  }

  @Override
  public void seen(int page, int place, long count) {
    if (page != this.page) {
      finish();
      this.page = page;
    }
    counts[place] += count;
  }

  /** Counts what was seen of the last page. */
  void finish() {
    for (int m = 0; page >= 0 && m < sums.length; m++) {
      if (!diagonals.get(m).isEmpty()) {
        diagonals.get(m).fill(page, values);
        for (int j = 0; j < values.length; j++) {
          double weighted = counts[j] * values[j];
          sums[m] += weighted;
          squares[m] += weighted * values[j];
        }
      }
    }
    Arrays.fill(counts, 0);
    page = -1;
  }

  double mean(int m, long shots) {
    return sums[m] / shots;
  }

  /**
   * Returns the variance of a mean; of one shot, which does not tell, the largest that there is.
   */
  double variance(int m, long shots, double bound) {
    if (shots == 1) {
      return bound * bound;
    }
    double mean = mean(m, shots);
    return Math.max(0, squares[m] / shots - mean * mean) / (shots - 1);
  }
}
