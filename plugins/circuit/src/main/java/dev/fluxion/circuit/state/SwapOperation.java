package dev.fluxion.circuit.state;

/** The exchange of two qubits. */
final class SwapOperation implements TileOperation {
  private final int one;
  private final int other;

  SwapOperation(int one, int other) {
    this.one = Math.min(one, other);
    this.other = Math.max(one, other);
  }

  @Override
  public void apply(StateVector state, int[] pages) {
    int low = state.lowBits;
    for (int p = 0; p < pages.length; p++) {
      if (one >= low) {
        int lower = 1 << (one - low);
        int higher = 1 << (other - low);
        if ((p & lower) != 0 && (p & higher) == 0) {
          swap(state.real, pages[p], pages[p ^ lower ^ higher]);
          swap(state.imaginary, pages[p], pages[p ^ lower ^ higher]);
        }
      } else if (other < low) {
        within(state.real[pages[p]], state.imaginary[pages[p]]);
      } else if ((p & (1 << (other - low))) == 0) {
        int partner = pages[p | (1 << (other - low))];
        between(state.real[pages[p]], state.real[partner]);
        between(state.imaginary[pages[p]], state.imaginary[partner]);
      }
    }
  }

  private static void swap(double[][] pages, int a, int b) {
    double[] kept = pages[a];
    pages[a] = pages[b];
    pages[b] = kept;
  }

  private void within(double[] r, double[] i) {
    int lower = 1 << one;
    int fixed = lower | (1 << other);
    int stride = (1 << other) - lower;
    for (int free = 0; free < r.length; free = ((free | fixed | (lower - 1)) + 1) & ~fixed) {
      PairLoops.swap(r, free | lower, (free | lower) + lower, stride);
      PairLoops.swap(i, free | lower, (free | lower) + lower, stride);
    }
  }

  /** The lower qubit is 1 in the first page and 0 in the second one. */
  private void between(double[] zero, double[] one) {
    int run = 1 << this.one;
    for (int from = 0; from < zero.length; from += 2 * run) {
      for (int k = from; k < from + run; k++) {
        double kept = zero[k + run];
        zero[k + run] = one[k];
        one[k] = kept;
      }
    }
  }
}
