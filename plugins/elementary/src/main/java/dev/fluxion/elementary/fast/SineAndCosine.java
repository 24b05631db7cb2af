package dev.fluxion.elementary.fast;

import dev.fluxion.spi.Kernel;

/**
 * Sine and cosine in one pass: half the work of two.
 *
 * @param sine the sine alone
 * @param cosine the cosine alone
 */
record SineAndCosine(Sine sine, Cosine cosine) implements Kernel.FastPair {
  @Override
  public void apply(double[] x, double[] y, double[] z, int from, int to) {
    int start = from;
    while (to - start > Blockwise.BLOCK) {
      block(x, y, z, start, start + Blockwise.BLOCK);
      start += Blockwise.BLOCK;
    }
    if (start < to) {
      block(x, y, z, start, to);
    }
  }

  private void block(double[] x, double[] y, double[] z, int from, int to) {
    reduce(x, y, z, from, to);
    values(y, z, from, to);
    if (!Magnitude.within(QuarterTurns.LIMIT, x, from, to)) {
      sine.repair(x, y, from, to);
      cosine.repair(x, z, from, to);
    }
  }

  /** Sets y to the angles without their quarter turns. */
  static void rests(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = QuarterTurns.rest(x[i], QuarterTurns.whole(x[i]));
    }
  }

  private static void reduce(double[] x, double[] y, double[] z, int from, int to) {
    for (int i = from; i < to; i++) {
      double angle = x[i];
      double turns = QuarterTurns.whole(angle);
      y[i] = QuarterTurns.rest(angle, turns);
      z[i] = QuarterTurns.left(turns);
    }
  }

  private static void values(double[] y, double[] z, int from, int to) {
    for (int i = from; i < to; i++) {
      double r = y[i];
      double left = z[i];
      y[i] = QuarterTurns.sine(r, left);
      z[i] = QuarterTurns.cosine(r, left);
    }
  }
}
