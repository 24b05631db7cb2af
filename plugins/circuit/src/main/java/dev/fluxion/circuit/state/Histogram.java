package dev.fluxion.circuit.state;

/** Samples basis states of a state in the order of their numbers, in one pass over it. */
final class Histogram {

  /** Gets outcomes. */
  interface Outcome {
    /**
     * Gets how often a basis state was seen.
     *
     * @param page its page
     * @param place its place in the page
     * @param count 1 or more
     */
    void seen(int page, int place, long count);
  }

  private Histogram() {}

  /**
   * Samples.
   *
   * @param state the state
   * @param shots how often, 1 or more
   * @param seed of the random numbers
   * @param outcome gets the outcomes
   */
  static void sample(StateVector state, long shots, long seed, Outcome outcome) {
    double[] weights = new double[state.pages()];
    double[] squares = new double[state.pageSize()];
    for (int p = 0; p < weights.length; p++) {
      squares(state, p, squares);
      weights[p] = Products.sum(squares);
    }
    double all = 0;
    for (double weight : weights) {
      all += weight;
    }
    SortedUniforms uniforms = new SortedUniforms(shots, seed, all);
    double next = uniforms.next();
    long left = shots;
    double before = 0;
    for (int p = 0; p < weights.length && left > 0; p++) {
      boolean isLast = p == weights.length - 1;
      if (next < before + weights[p] || isLast) {
        squares(state, p, squares);
        double sum = before;
        int lastSeen = state.pageSize() - 1;
        while (squares[lastSeen] == 0 && lastSeen > 0) {
          lastSeen--;
        }
        for (int j = 0; j <= lastSeen && left > 0; j++) {
          sum += squares[j];
          long count = 0;
          // What rounding leaves over belongs to the end of the page.
          while (left > 0 && (next < sum || (j == lastSeen && next < before + weights[p]))) {
            count++;
            left--;
            next = left > 0 ? uniforms.next() : Double.POSITIVE_INFINITY;
          }
          if (isLast && j == lastSeen) {
            count += left;
            left = 0;
          }
          if (count > 0) {
            outcome.seen(p, j, count);
          }
        }
      }
      before += weights[p];
    }
  }

  private static void squares(StateVector state, int page, double[] squares) {
    double[] re = state.real[page];
    double[] im = state.imaginary[page];
    for (int j = 0; j < squares.length; j++) {
      squares[j] = re[j] * re[j] + im[j] * im[j];
    }
  }
}
