package dev.fluxion.elementary.fast;

/** Sine and cosine in one pass: half the work of two. */
final class SineAndCosine extends BlockwisePair {
  SineAndCosine(Sine sine, Cosine cosine) {
    super(sine, cosine);
  }

  @Override
  boolean block(double[] x, double[] y, double[] z, int from, int to) {
    reduce(x, y, z, from, to);
    values(y, z, from, to);
    return Magnitude.within(QuarterTurns.LIMIT, x, from, to);
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
