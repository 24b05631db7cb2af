package dev.fluxion.elementary.fast;

/** The exponential function, right to 2 units in the last place. */
final class Exponential extends Blockwise {
  @Override
  public double applyAsDouble(double x) {
    return isInside(x) ? NaturalPower.value(x) : Math.exp(x);
  }

  @Override
  boolean block(double[] x, double[] y, int from, int to) {
    shifted(x, y, from, to);
    boolean inside = PowersOfTwo.replace(y, from, to);
    values(x, y, from, to);
    return inside;
  }

  @Override
  boolean isInside(double x) {
    return Math.abs(x) <= NaturalPower.LIMIT;
  }

  private static void shifted(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = NaturalPower.shifted(x[i]);
    }
  }

  private static void values(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = NaturalPower.mantissa(x[i]) * y[i];
    }
  }
}
