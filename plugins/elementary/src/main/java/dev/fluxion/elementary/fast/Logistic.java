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
    double u = -Math.abs(x);
    return sided(x, half(u, PowersOfTwo.of(NaturalPower.shifted(u))));
  }

  @Override
  boolean block(double[] x, double[] y, int from, int to) {
    shifted(x, y, from, to);
    boolean inside = PowersOfTwo.replace(y, from, to);
    halves(x, y, from, to);
    values(x, y, from, to);
    return inside;
  }

  @Override
  boolean isInside(double x) {
    return Math.abs(x) <= NaturalPower.LIMIT;
  }

  private static void shifted(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = NaturalPower.shifted(-Math.abs(x[i]));
    }
  }

  private static void halves(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = half(-Math.abs(x[i]), y[i]);
    }
  }

  private static void values(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = sided(x[i], y[i]);
    }
  }

  private static double half(double u, double power) {
    double e = NaturalPower.mantissa(u) * power;
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
