package dev.fluxion.elementary.fast;

import dev.fluxion.spi.Kernel;

/**
 * A kernel that goes through a range in blocks, which stay in the first cache from loop to loop;
 * elements for which its loops are not right are computed one by one.
 */
abstract class Blockwise implements Kernel.FastUnary {
  static final int BLOCK = 2048;

  @Override
  public final void apply(double[] x, double[] y, int from, int to) {
    int start = from;
    while (to - start > BLOCK) {
      repaired(x, y, start, start + BLOCK);
      start += BLOCK;
    }
    if (start < to) {
      repaired(x, y, start, to);
    }
  }

  private void repaired(double[] x, double[] y, int from, int to) {
    if (!block(x, y, from, to)) {
      repair(x, y, from, to);
    }
  }

  /** Computes the elements that are not inside. */
  final void repair(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isInside(x[i])) {
        y[i] = applyAsDouble(x[i]);
      }
    }
  }

  /**
   * Sets {@code y[i] = applyAsDouble(x[i])} for those of at most {@link #BLOCK} elements that are
   * inside.
   *
   * @return whether all are; it may be false where many come near the limit
   */
  abstract boolean block(double[] x, double[] y, int from, int to);

  /** Returns whether the loops are right for an argument. */
  abstract boolean isInside(double x);
}
