package dev.fluxion.elementary.fast;

import dev.fluxion.spi.Kernel;

/** Two functions that are computed together, in blocks; elements out of reach one by one. */
abstract class BlockwisePair implements Kernel.FastPair {
  private final Blockwise first;
  private final Blockwise second;

  BlockwisePair(Blockwise first, Blockwise second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public final void apply(double[] x, double[] y, double[] z, int from, int to) {
    int start = from;
    while (to - start > Blockwise.BLOCK) {
      repaired(x, y, z, start, start + Blockwise.BLOCK);
      start += Blockwise.BLOCK;
    }
    if (start < to) {
      repaired(x, y, z, start, to);
    }
  }

  private void repaired(double[] x, double[] y, double[] z, int from, int to) {
    if (!block(x, y, z, from, to)) {
      first.repair(x, y, from, to);
      second.repair(x, z, from, to);
    }
  }

  /**
   * Sets y and z to the values of both functions for the elements that are inside for both.
   *
   * @return whether all are; it may be false where many come near the limit
   */
  abstract boolean block(double[] x, double[] y, double[] z, int from, int to);
}
