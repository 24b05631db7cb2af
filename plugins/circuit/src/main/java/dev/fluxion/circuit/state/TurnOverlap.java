package dev.fluxion.circuit.state;

/**
 * The imaginary part of {@code <λ|P|ψ>} for a product P of Pauli operators; see {@link
 * TurnOperation}.
 */
final class TurnOverlap implements Overlap {
  private final int flips;
  private final int signs;

  TurnOverlap(int flips, int signs) {
    this.flips = flips;
    this.signs = signs;
  }

  @Override
  public void add(StateVector state, StateVector dual, int[] pages, double[] sums, int from) {
    int low = state.lowBits;
    int size = state.pageSize();
    int run = Integer.lowestOneBit(signs | flips | size);
    int within = flips & (size - 1);
    int quarters = Integer.bitCount(signs & flips);
    double total = 0;
    for (int p = 0; p < pages.length; p++) {
      int source = pages[p];
      int target = pages[p ^ (flips >> low)];
      for (int k = 0; k < size; k += run) {
        int to = k ^ within;
        double[] re = state.real[source];
        double[] im = state.imaginary[source];
        double[] dualRe = dual.real[target];
        double[] dualIm = dual.imaginary[target];
        double part =
            (quarters & 1) == 0
                ? sum(dualRe, im, dualIm, re, to, k, run, -1)
                : sum(dualRe, re, dualIm, im, to, k, run, 1);
        boolean minus = TurnOperation.isOdd(signs & ((p << low) | k)) != ((quarters & 2) != 0);
        total += minus ? -part : part;
      }
    }
    sums[from] += total;
  }

  /**
   * Returns {@code Σ_k a b + sign Σ_k c d} with a and c from one place on, b and d from another.
   */
  private static double sum(
      double[] a, double[] b, double[] c, double[] d, int to, int from, int run, int sign) {
    double even = 0;
    double odd = 0;
    for (int k = 0; k < run; k++) {
      even += a[to + k] * b[from + k];
      odd += c[to + k] * d[from + k];
    }
    return even + sign * odd;
  }
}
