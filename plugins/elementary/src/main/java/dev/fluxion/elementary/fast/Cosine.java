package dev.fluxion.elementary.fast;

/** The cosine, right to 2 units in the last place. */
final class Cosine extends Blockwise {
  @Override
  public double applyAsDouble(double x) {
    if (!isInside(x)) {
      return Math.cos(x);
    }
    double turns = QuarterTurns.whole(x);
    return QuarterTurns.cosine(QuarterTurns.rest(x, turns), QuarterTurns.left(turns));
  }

  @Override
  public boolean isFasterForOne() {
    return true;
  }

  @Override
  boolean block(double[] x, double[] y, int from, int to) {
    SineAndCosine.rests(x, y, from, to);
    values(x, y, from, to);
    return Magnitude.within(QuarterTurns.LIMIT, x, from, to);
  }

  @Override
  boolean isInside(double x) {
    return Math.abs(x) <= QuarterTurns.LIMIT;
  }

  private static void values(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = QuarterTurns.cosine(y[i], QuarterTurns.left(QuarterTurns.whole(x[i])));
    }
  }
}
