package dev.fluxion.elementary.fast;

/** The sine, right to 2 units in the last place. */
final class Sine extends Blockwise {
  @Override
  public double applyAsDouble(double x) {
    return isInside(x) ? value(x) : Math.sin(x);
  }

  @Override
  public boolean isFasterForOne() {
    return true;
  }

  @Override
  boolean block(double[] x, double[] y, int from, int to) {
    values(x, y, from, to);
    return Magnitude.within(HalfTurns.LIMIT, x, from, to);
  }

  @Override
  boolean isInside(double x) {
    return Math.abs(x) <= HalfTurns.LIMIT;
  }

  private static void values(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = value(x[i]);
    }
  }

  private static double value(double x) {
    double k = HalfTurns.whole(x);
    double odd = HalfTurns.parity(k);
    double sine = HalfTurns.sine(HalfTurns.rest(x, k));
    return sine * Math.fma(-2 * odd, odd, 1);
  }
}
