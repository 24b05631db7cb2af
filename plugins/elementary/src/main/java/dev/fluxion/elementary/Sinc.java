package dev.fluxion.elementary;

/**
 * The derivatives of sin(x)/x, from {@code sincⁿ(x) = Re(iⁿ I_n)} with {@code I_n = ∫₀¹ tⁿ e^(ixt)
 * dt}.
 *
 * <p>For |x| &gt; n, integration by parts gives a recurrence that is stable upwards; otherwise
 * Kummer's transformation (NIST DLMF 13.2.39) gives a series without cancellation. The error is
 * below 1e-15/(n + 1) for n up to 20.
 */
final class Sinc {
  private Sinc() {}

  static double derivative(int n, double x) {
    if (Double.isInfinite(x)) {
      return 0;
    }
    if (n == 0) {
      return x == 0 ? 1 : Math.sin(x) / x;
    }
    return Math.abs(x) > n ? byRecurrence(n, x) : bySeries(n, x);
  }

  private static double byRecurrence(int n, double x) {
    double sin = Math.sin(x);
    double cos = Math.cos(x);
    double half = Math.sin(x / 2);
    double re = sin / x;
    double im = 2 * half * half / x;
    for (int k = 1; k <= n; k++) {
      double next = (sin - k * im) / x;
      im = (k * re - cos) / x;
      re = next;
    }
    return rotated(n, re, im);
  }

  private static double bySeries(int n, double x) {
    double termRe = 1.0 / (n + 1);
    double termIm = 0;
    double re = termRe;
    double im = 0;
    for (int k = 1; Math.abs(termRe) + Math.abs(termIm) > 1e-18 / (n + 1); k++) {
      double factor = x / (n + k + 1);
      double next = factor * termIm;
      termIm = -factor * termRe;
      termRe = next;
      re += termRe;
      im += termIm;
    }
    double sin = Math.sin(x);
    double cos = Math.cos(x);
    return rotated(n, cos * re - sin * im, sin * re + cos * im);
  }

  private static double rotated(int n, double re, double im) {
    double part = n % 2 == 0 ? re : im;
    return n % 4 == 0 || n % 4 == 3 ? part : 0 - part;
  }
}
