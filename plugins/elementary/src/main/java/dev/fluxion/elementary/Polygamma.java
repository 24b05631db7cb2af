package dev.fluxion.elementary;

/**
 * The derivatives of digamma, from {@code ψ_m(x) = (-1)^(m+1) m! ζ(m + 1, x)} (NIST DLMF 25.11.12)
 * and the Euler-Maclaurin expansion of the Hurwitz zeta function (DLMF 25.11.7).
 *
 * <p>For x &gt; 0 the relative error is below (m + 10) 3e-16. For x &lt; 0 the terms on either side
 * of x are summed apart, and the error is relative to the larger side.
 */
final class Polygamma {
  private static final double[] BERNOULLI = {
    1.0 / 6,
    -1.0 / 30,
    1.0 / 42,
    -1.0 / 30,
    5.0 / 66,
    -691.0 / 2730,
    7.0 / 6,
    -3617.0 / 510,
    43867.0 / 798,
    -174611.0 / 330
  };

  private Polygamma() {}

  /**
   * Returns the derivative of digamma; at the poles infinity for odd orders, NaN for even ones.
   *
   * @param m the order, 1 or more
   * @param x any number
   */
  static double value(int m, double x) {
    boolean odd = m % 2 == 1;
    if (x > 0) {
      return odd ? zeta(m, x) : -zeta(m, x);
    }
    if (x == Math.rint(x)) {
      return odd && !Double.isInfinite(x) ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    double below = Math.ceil(x) - x;
    double left = zeta(m, below) - zeta(m, 1 - x);
    double right = zeta(m, 1 - below);
    return odd ? left + right : left - right;
  }

  /** Returns m! Σ_k (y + k)^-(m+1) for a positive y. */
  private static double zeta(int m, double y) {
    if (!(y < Double.POSITIVE_INFINITY)) {
      return 1 / y;
    }
    double sum = 0;
    double z = y;
    for (; z < m + 10; z += 1) {
      double term = term(m, z);
      sum += term;
      if (term * (1 + z / m) < 1e-17 * sum) {
        return sum;
      }
    }
    return sum + tail(m, z);
  }

  /** Returns m!/z^(m+1), without overflow in between. */
  private static double term(int m, double z) {
    double term = 1 / z;
    for (int k = 1; k <= m; k++) {
      term *= k / z;
    }
    return term;
  }

  private static double tail(int m, double z) {
    double first = term(m - 1, z);
    double scale = first * m / z;
    double sum = first + scale / 2;
    double factor = scale / z * (m + 1) / 2;
    for (int k = 1; k <= BERNOULLI.length; k++) {
      sum += BERNOULLI[k - 1] * factor;
      factor *= (m + 2 * k) / z * (m + 2 * k + 1) / z / ((2 * k + 1) * (2 * k + 2));
    }
    return sum;
  }
}
