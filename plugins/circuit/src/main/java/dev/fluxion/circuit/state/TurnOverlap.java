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
        double part =
            (quarters & 1) == 0
                ? imaginary(state, source, dual, target, k, k ^ within, run)
                : real(state, source, dual, target, k, k ^ within, run);
        boolean minus = TurnOperation.isOdd(signs & ((p << low) | k)) != ((quarters & 2) != 0);
        total += minus ? -part : part;
      }
    }
    sums[from] += total;
  }

  private static double imaginary(
      StateVector state, int source, StateVector dual, int target, int from, int to, int run) {
    double[] a = state.real[source];
    double[] b = state.imaginary[source];
    double[] c = dual.real[target];
    double[] d = dual.imaginary[target];
    double even = 0;
    double odd = 0;
    for (int k = 0; k < run; k++) {
      even += c[to + k] * b[from + k];
      odd += d[to + k] * a[from + k];
    }
    return even - odd;
  }

  private static double real(
      StateVector state, int source, StateVector dual, int target, int from, int to, int run) {
    double[] a = state.real[source];
    double[] b = state.imaginary[source];
    double[] c = dual.real[target];
    double[] d = dual.imaginary[target];
    double even = 0;
    double odd = 0;
    for (int k = 0; k < run; k++) {
      even += c[to + k] * a[from + k];
      odd += d[to + k] * b[from + k];
    }
    return even + odd;
  }
}
