package dev.fluxion.elementary.fast;

/** The logistic function 1/(1 + e^-x), right to 2 units in the last place. */
final class Logistic extends Blockwise {
  /*
   * With e = e^-|x| and h = e/(1 + e), at most 1/2, it is h for a negative x and 1 - h for a
   * positive one. What the sum 1 + e loses, l, is given back: h - h l/(1 + e), where 1/(1 + e) is
   * 1 - h.
   */
  @Override
  public double applyAsDouble(double x) {
    if (!isInside(x)) {
      return outside(x);
    }
    return sided(x, half(NaturalPower.value(-Math.abs(x))));
  }

  @Override
  boolean block(double[] x, double[] y, int from, int to) {
    boolean inside = NaturalPower.ofNegative(x, y, from, to);
    halves(y, y, from, to);
    sided(x, y, from, to);
    return inside;
  }

  @Override
  boolean isInside(double x) {
    return Math.abs(x) <= NaturalPower.LIMIT;
  }

  /** Sets z to h, from e in y, which may be the same array. */
  static void halves(double[] y, double[] z, int from, int to) {
    for (int i = from; i < to; i++) {
      z[i] = half(y[i]);
    }
  }

  /** Sets z to h, or 1 - h. */
  static void sided(double[] x, double[] z, int from, int to) {
    for (int i = from; i < to; i++) {
      z[i] = sided(x[i], z[i]);
    }
  }

  private static double half(double e) {
    double sum = 1 + e;
    double lost = e - (sum - 1);
    double h = e / sum;
    return Math.fma(-lost, Math.fma(-h, h, h), h);
  }

  /** Returns h, or 1 - h, by a sign that is between -1 and 1 only where h is 1/2. */
  private static double sided(double x, double h) {
    double sign = Math.min(Math.max(x * 0x1p1022, -1), 1);
    return Math.fma(-sign, h, Math.fma(0.5, sign, 0.5));
  }

  private static double outside(double x) {
    return x > 0 ? 1 : Math.exp(x);
  }
}
