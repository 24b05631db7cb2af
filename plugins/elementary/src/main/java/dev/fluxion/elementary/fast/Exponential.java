package dev.fluxion.elementary.fast;

/** The exponential function, right to 2 units in the last place. */
final class Exponential extends Blockwise {
  @Override
  public double applyAsDouble(double x) {
    return Math.abs(x) <= NaturalPower.LIMIT ? NaturalPower.value(x) : Math.exp(x);
  }

  @Override
  void block(double[] x, double[] y, int from, int to) {
    shifted(x, y, from, to);
    boolean inside = PowersOfTwo.replace(y, from, to);
    values(x, y, from, to);
    if (!inside) {
      for (int i = from; i < to; i++) {
        y[i] = Math.abs(x[i]) <= NaturalPower.LIMIT ? y[i] : Math.exp(x[i]);
      }
    }
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
