package dev.fluxion.circuit.state;

/** The inner loops of rotations of pairs of amplitudes a and b by a real or imaginary number. */
final class PairRuns {
  private PairRuns() {}

  /** {@code b = c b + w a, a = c a - w b}. */
  static void real(
      double[] ra,
      double[] ia,
      double[] rb,
      double[] ib,
      int a,
      int b,
      int run,
      double c,
      double w) {
    if (a == b) {
      real(ra, rb, a, a + run, c, w);
      real(ia, ib, a, a + run, c, w);
      return;
    }
    for (int k = 0; k < run; k++) {
      double x = ra[a + k];
      double y = ia[a + k];
      double u = rb[b + k];
      double v = ib[b + k];
      rb[b + k] = c * u + w * x;
      ib[b + k] = c * v + w * y;
      ra[a + k] = c * x - w * u;
      ia[a + k] = c * y - w * v;
    }
  }

  private static void real(double[] a, double[] b, int from, int to, double c, double w) {
    for (int k = from; k < to; k++) {
      double x = a[k];
      double u = b[k];
      b[k] = c * u + w * x;
      a[k] = c * x - w * u;
    }
  }

  /** {@code b = c b + i w a, a = c a + i w b}. */
  static void imaginary(
      double[] ra,
      double[] ia,
      double[] rb,
      double[] ib,
      int a,
      int b,
      int run,
      double c,
      double w) {
    if (a == b) {
      imaginary(ra, ib, a, a + run, c, w);
      imaginary(rb, ia, a, a + run, c, w);
      return;
    }
    for (int k = 0; k < run; k++) {
      double x = ra[a + k];
      double y = ia[a + k];
      double u = rb[b + k];
      double v = ib[b + k];
      rb[b + k] = c * u - w * y;
      ib[b + k] = c * v + w * x;
      ra[a + k] = c * x - w * v;
      ia[a + k] = c * y + w * u;
    }
  }

  private static void imaginary(double[] r, double[] i, int from, int to, double c, double w) {
    for (int k = from; k < to; k++) {
      double x = r[k];
      double v = i[k];
      i[k] = c * v + w * x;
      r[k] = c * x - w * v;
    }
  }
}
