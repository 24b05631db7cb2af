package dev.fluxion.dsl.engine.compile;

/** Loops over the elements of arrays that may be taken in any grouping. */
@FunctionalInterface
interface RangeCode {
  /**
   * Executes the loops.
   *
   * @param arrays the arrays of the memory
   * @param from the first element, a multiple of the size of a piece
   * @param to the element after the last one
   */
  void run(double[][] arrays, int from, int to);
}
