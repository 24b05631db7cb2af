package dev.fluxion.dsl.engine.compile.contract;

/** The loops of one kind of contraction. Immutable. */
interface Kernel {
  /** Returns the number of slices of the result that can be computed each by itself. */
  int slices();

  /** Returns the length of each scratch array that a run needs. */
  int[] scratchSizes();

  /**
   * Computes some slices of the result; what they hold does not depend on which are computed
   * together.
   *
   * @param left the array with the left argument
   * @param leftAt where it begins
   * @param right the array with the right argument
   * @param rightAt where it begins
   * @param result the array with the result
   * @param resultAt where it begins
   * @param scratch arrays of at least the lengths asked for, with anything in them
   * @param first the first slice
   * @param last the slice after the last
   */
  void run(
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] result,
      int resultAt,
      double[][] scratch,
      int first,
      int last);
}
