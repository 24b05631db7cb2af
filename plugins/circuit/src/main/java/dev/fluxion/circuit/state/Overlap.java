package dev.fluxion.circuit.state;

/** Imaginary parts of products of two states with operators in between, added up over tiles. */
interface Overlap {
  /**
   * Adds those of a tile.
   *
   * @param state the right state
   * @param dual the left state, which is conjugated
   * @param pages the pages of the tile
   * @param sums gets them
   * @param from where they begin
   */
  void add(StateVector state, StateVector dual, int[] pages, double[] sums, int from);
}
