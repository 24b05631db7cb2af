package dev.fluxion.circuit.state;

/**
 * The inner loops of operations on pairs of amplitudes.
 *
 * <p>Where all arrays have the same index, C2 makes SIMD code of them.
 */
final class PairLoops {
  private PairLoops() {}

  static void general(
      double[] r0, double[] i0, double[] r1, double[] i1, int from, int to, double[] m) {
    double a = m[0];
    double b = m[1];
    double c = m[2];
    double d = m[3];
    double e = m[4];
    double f = m[5];
    double g = m[6];
    double h = m[7];
    for (int k = from; k < to; k++) {
      double x = r0[k];
      double y = i0[k];
      double u = r1[k];
      double v = i1[k];
      r0[k] = a * x - b * y + (c * u - d * v);
      i0[k] = a * y + b * x + (c * v + d * u);
      r1[k] = e * x - f * y + (g * u - h * v);
      i1[k] = e * y + f * x + (g * v + h * u);
    }
  }

  /** {@code u = a u + b v, v = c u + d v} of real numbers. */
  static void mix(
      double[] one, double[] other, int from, int to, double a, double b, double c, double d) {
    for (int k = from; k < to; k++) {
      double u = one[k];
      double v = other[k];
      one[k] = a * u + b * v;
      other[k] = c * u + d * v;
    }
  }

  /** The same, with v at a distance from u. */
  static void mix(
      double[] one,
      double[] other,
      int from,
      int to,
      int stride,
      double a,
      double b,
      double c,
      double d) {
    for (int k = from; k < to; k++) {
      double u = one[k];
      double v = other[k + stride];
      one[k] = a * u + b * v;
      other[k + stride] = c * u + d * v;
    }
  }

  static void general(double[] r, double[] i, int from, int to, int stride, double[] m) {
    double a = m[0];
    double b = m[1];
    double c = m[2];
    double d = m[3];
    double e = m[4];
    double f = m[5];
    double g = m[6];
    double h = m[7];
    for (int k = from; k < to; k++) {
      double x = r[k];
      double y = i[k];
      double u = r[k + stride];
      double v = i[k + stride];
      r[k] = a * x - b * y + (c * u - d * v);
      i[k] = a * y + b * x + (c * v + d * u);
      r[k + stride] = e * x - f * y + (g * u - h * v);
      i[k + stride] = e * y + f * x + (g * v + h * u);
    }
  }

  /**
   * Pairs one by one, where runs are short.
   *
   * @param fixed the bits of the qubits, of which all others are run through
   * @param value those bits that are 1 in the first of a pair
   * @param stride from the first of a pair to the second
   */
  static void generalEach(double[] r, double[] i, int fixed, int value, int stride, double[] m) {
    double a = m[0];
    double b = m[1];
    double c = m[2];
    double d = m[3];
    double e = m[4];
    double f = m[5];
    double g = m[6];
    double h = m[7];
    for (int free = 0; free < r.length; free = ((free | fixed) + 1) & ~fixed) {
      int k = free | value;
      double x = r[k];
      double y = i[k];
      double u = r[k + stride];
      double v = i[k + stride];
      r[k] = a * x - b * y + (c * u - d * v);
      i[k] = a * y + b * x + (c * v + d * u);
      r[k + stride] = e * x - f * y + (g * u - h * v);
      i[k + stride] = e * y + f * x + (g * v + h * u);
    }
  }

  /** Exchanges numbers one by one; see {@link #generalEach}. */
  static void swapEach(double[] one, double[] other, int fixed, int value, int stride) {
    for (int free = 0; free < one.length; free = ((free | fixed) + 1) & ~fixed) {
      int k = free | value;
      double kept = one[k];
      one[k] = other[k + stride];
      other[k + stride] = kept;
    }
  }

  /** Multiplies by {@code a + i b}. */
  static void scale(double[] r, double[] i, int from, int to, double a, double b) {
    for (int k = from; k < to; k++) {
      double x = r[k];
      double y = i[k];
      r[k] = a * x - b * y;
      i[k] = a * y + b * x;
    }
  }

  /** Multiplies amplitude k of a page by {@code a + i sign b_k}. */
  static void scale(double[] r, double[] i, double a, double[] b, double sign) {
    for (int k = 0; k < b.length; k++) {
      double x = r[k];
      double y = i[k];
      double s = sign * b[k];
      r[k] = a * x - s * y;
      i[k] = a * y + s * x;
    }
  }

  static void swap(double[] one, double[] other, int from, int to) {
    for (int k = from; k < to; k++) {
      double kept = one[k];
      one[k] = other[k];
      other[k] = kept;
    }
  }

  static void swap(double[] values, int from, int to, int stride) {
    for (int k = from; k < to; k++) {
      double kept = values[k];
      values[k] = values[k + stride];
      values[k + stride] = kept;
    }
  }
}
