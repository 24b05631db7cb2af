package dev.fluxion.bench.workload;

/** Loops that the hand-written array kernels share; all arrays have one index, so C2 uses SIMD. */
final class Loops {
  private Loops() {}

  /** Adds multiples of four rows to a row. */
  static void axpy4(
      double[] row,
      double a,
      double[] p,
      double b,
      double[] q,
      double c,
      double[] r,
      double d,
      double[] s) {
    for (int i = 0; i < row.length; i++) {
      row[i] += a * p[i] + b * q[i] + c * r[i] + d * s[i];
    }
  }

  /** Adds multiples of two rows to a row. */
  static void axpy2(double[] row, double a, double[] p, double b, double[] q) {
    for (int i = 0; i < row.length; i++) {
      row[i] += a * p[i] + b * q[i];
    }
  }

  /** Returns the sum of products of two rows whose length is a multiple of 8. */
  static double dot8(double[] p, double[] q) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int i = 0; i < p.length; i += 8) {
      a += p[i] * q[i];
      b += p[i + 1] * q[i + 1];
      c += p[i + 2] * q[i + 2];
      d += p[i + 3] * q[i + 3];
      e += p[i + 4] * q[i + 4];
      f += p[i + 5] * q[i + 5];
      g += p[i + 6] * q[i + 6];
      h += p[i + 7] * q[i + 7];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  /** Returns the sum of an array whose length is a multiple of 8. */
  static double sum8(double[] p) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int i = 0; i < p.length; i += 8) {
      a += p[i];
      b += p[i + 1];
      c += p[i + 2];
      d += p[i + 3];
      e += p[i + 4];
      f += p[i + 5];
      g += p[i + 6];
      h += p[i + 7];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
