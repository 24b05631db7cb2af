package dev.fluxion.elementary.fast;

/** The natural logarithm, right to 2 units in the last place. */
final class Logarithm extends Blockwise {
  /*
   * log(x) = k ln 2 + log(1 + f) with 1 + f = x / 2^k between sqrt(1/2) and sqrt(2). With
   * s = f/(2 + f), so that 1 + f = (1 + s)/(1 - s), and z = s^2,
   *
   *   log(1 + f) = 2 s + s R(z) = f - c,   c = f^2/2 - s (f^2/2 + R(z))
   *
   * as in W. J. Cody and W. Waite, "Software Manual for the Elementary Functions" (1980), in the
   * arrangement of FreeBSD's msun: f is exact and c is small against it. The result is
   * (k ln 2 + f) - (c - k d), d being the rest of ln 2; the first sum is exact for k = 0 and, below
   * 1, for k = 1 and k = -1, where there is cancellation.
   *
   * R(z)/z is interpolated at 7 Chebyshev points of z <= 0.0295 in 300 bits. Relative error of the
   * logarithm with the coefficients as they are here: 0.04 * 2^-53.
   */
  private static final double LN_2 = 0.6931471805599453;
  private static final double LN_2_REST = 2.3190468138462996e-17;

  private static final double C1 = 0.666666666666667;
  private static final double C2 = 0.39999999999899505;
  private static final double C3 = 0.28571428625975487;
  private static final double C4 = 0.2222221113479508;
  private static final double C5 = 0.18182889125261723;
  private static final double C6 = 0.15331721600556042;
  private static final double C7 = 0.14616449685043406;

  private static final long LEAST = Double.doubleToRawLongBits(Double.MIN_NORMAL);
  private static final long MOST = Double.doubleToRawLongBits(Double.MAX_VALUE);
  private static final long SQRT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));
  private static final long MANTISSA = (1L << 52) - 1;

  @Override
  public double applyAsDouble(double x) {
    return isInside(x) ? value(x, correction(mantissa(bits(x)))) : Math.log(x);
  }

  @Override
  boolean block(double[] x, double[] y, int from, int to) {
    boolean inside = mantissas(x, y, from, to);
    corrections(y, from, to);
    for (int i = from; i < to; i++) {
      y[i] = value(x[i], y[i]);
    }
    return inside;
  }

  @Override
  boolean isInside(double x) {
    return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
  }

  private static boolean mantissas(double[] x, double[] y, int from, int to) {
    long outside = 0;
    for (int i = from; i < to; i++) {
      long bits = bits(x[i]);
      outside |= (bits - LEAST) | (MOST - bits);
      y[i] = mantissa(bits);
    }
    return outside >= 0;
  }

  private static void corrections(double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = correction(y[i]);
    }
  }

  private static long bits(double x) {
    return Double.doubleToRawLongBits(x);
  }

  /** Returns 1 + f. */
  private static double mantissa(long bits) {
    return Double.longBitsToDouble(((bits - SQRT_HALF) & MANTISSA) + SQRT_HALF);
  }

  /** Returns c, from 1 + f. */
  private static double correction(double mantissa) {
    double f = mantissa - 1;
    double s = f / (2 + f);
    double z = s * s;
    double p = Math.fma(z, C7, C6);
    p = Math.fma(p, z, C5);
    p = Math.fma(p, z, C4);
    p = Math.fma(p, z, C3);
    p = Math.fma(p, z, C2);
    p = Math.fma(p, z, C1);
    double half = 0.5 * f * f;
    return Math.fma(-s, Math.fma(z, p, half), half);
  }

  private static double value(double x, double correction) {
    long bits = bits(x);
    double k = (double) ((bits - SQRT_HALF) >> 52);
    double f = mantissa(bits) - 1;
    return Math.fma(k, LN_2, f) - Math.fma(k, -LN_2_REST, correction);
  }
}
