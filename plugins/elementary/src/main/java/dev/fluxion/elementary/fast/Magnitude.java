package dev.fluxion.elementary.fast;

/** Notices large arguments in a block. */
final class Magnitude {
  private Magnitude() {}

  /**
   * Returns false if an element exceeds a limit or is NaN; it may do so where many come near.
   *
   * <p>The squares are summed, in eight parts that do not wait for each other: a comparison for
   * each element would take twice the time.
   *
   * @param limit a number whose square is exact
   */
  static boolean within(double limit, double[] x, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int i = from;
    for (; i <= to - 8; i += 8) {
      a = Math.fma(x[i], x[i], a);
      b = Math.fma(x[i + 1], x[i + 1], b);
      c = Math.fma(x[i + 2], x[i + 2], c);
      d = Math.fma(x[i + 3], x[i + 3], d);
      e = Math.fma(x[i + 4], x[i + 4], e);
      f = Math.fma(x[i + 5], x[i + 5], f);
      g = Math.fma(x[i + 6], x[i + 6], g);
      h = Math.fma(x[i + 7], x[i + 7], h);
    }
    for (; i < to; i++) {
      a = Math.fma(x[i], x[i], a);
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h)) <= limit * limit;
  }
}
