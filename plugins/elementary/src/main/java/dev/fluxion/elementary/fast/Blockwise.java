package dev.fluxion.elementary.fast;

import dev.fluxion.spi.Kernel;

/**
 * A kernel that goes through a range in blocks, which stay in the first cache from loop to loop.
 */
abstract class Blockwise implements Kernel.FastUnary {
  static final int BLOCK = 2048;

  @Override
  public final void apply(double[] x, double[] y, int from, int to) {
    int start = from;
    while (to - start > BLOCK) {
      block(x, y, start, start + BLOCK);
      start += BLOCK;
    }
    if (start < to) {
      block(x, y, start, to);
    }
  }

  /** Sets {@code y[i] = applyAsDouble(x[i])} for at most {@link #BLOCK} elements. */
  abstract void block(double[] x, double[] y, int from, int to);
}
