package dev.fluxion.elementary.fast;

/** The hyperbolic tangent, right to 2 units in the last place. */
final class HyperbolicTangent extends Blockwise {
  /*
   * tanh(x) is a polynomial up to JOINT, and 1 - 2/(e^2|x| + 1) with the sign of x above, where the
   * result is above 1/2 and so the errors of the quotient count half. Both are found for all
   * arguments, the first with x limited to JOINT from above, the second from below:
   *
   *   tanh(x) = polynomial(limited x) + sign (quotient(limited |x|) - AT_JOINT)
   *
   * Both are AT_JOINT, to the last bit, at JOINT, so below it the bracket is 0; above, the bracket
   * is exact, since both numbers are multiples of 2^-53 and it is below 1/2, and so is the sum. As
   * sign serves x/JOINT, which is 1 or -1 where it matters. The joint is a number at which the two
   * agree so, and that times its rounded reciprocal is 1.
   *
   * From 20 on tanh(x) is 1.
   *
   * p(s) = (tanh(x)/x - 1)/s, s = x^2, on s <= 0.5625^2, interpolated at 11 Chebyshev points in 300
   * bits; the first coefficient was rounded and the others interpolated anew with it. Relative
   * error of the polynomial with the coefficients as they are here: 0.09 * 2^-53.
   */
  static final double JOINT = 0.560546875;
  private static final double ONE_OVER_JOINT = 1 / JOINT;
  static final double AT_JOINT = polynomial(JOINT);
  private static final double LARGE = 20;

  private static final double C1 = -0.3333333333333333;
  private static final double C2 = 0.13333333333332148;
  private static final double C3 = -0.05396825396692941;
  private static final double C4 = 0.02186948847585196;
  private static final double C5 = -0.008863234070244332;
  private static final double C6 = 0.0035921068255860876;
  private static final double C7 = -0.0014556377171529697;
  private static final double C8 = 0.0005888320149666876;
  private static final double C9 = -0.00023435658417210537;
  private static final double C10 = 8.469211246243012e-05;
  private static final double C11 = -2.0326771699116367e-05;

  @Override
  public double applyAsDouble(double x) {
    double u = twice(x);
    return joined(x, quotient(u, PowersOfTwo.of(NaturalPower.shifted(u))));
  }

  @Override
  boolean block(double[] x, double[] y, int from, int to) {
    shifted(x, y, from, to);
    PowersOfTwo.replace(y, from, to);
    quotients(x, y, from, to);
    values(x, y, from, to);
    return true;
  }

  @Override
  boolean isInside(double x) {
    return true;
  }

  private static void shifted(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = NaturalPower.shifted(twice(x[i]));
    }
  }

  private static void quotients(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = quotient(twice(x[i]), y[i]);
    }
  }

  private static void values(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = joined(x[i], y[i]);
    }
  }

  /** Returns 2|x|, limited. */
  private static double twice(double x) {
    return 2 * Math.min(Math.max(Math.abs(x), JOINT), LARGE);
  }

  static double quotient(double u, double power) {
    return 1 - 2 / (NaturalPower.mantissa(u) * power + 1);
  }

  private static double joined(double x, double quotient) {
    double small = Math.min(Math.max(x, -JOINT), JOINT);
    return Math.fma(quotient - AT_JOINT, small * ONE_OVER_JOINT, polynomial(small));
  }

  /** Returns tanh(x) for |x| up to {@link #JOINT}; of -0 it is -0. */
  private static double polynomial(double x) {
    double s = x * x;
    double p = Math.fma(s, C11, C10);
    p = Math.fma(p, s, C9);
    p = Math.fma(p, s, C8);
    p = Math.fma(p, s, C7);
    p = Math.fma(p, s, C6);
    p = Math.fma(p, s, C5);
    p = Math.fma(p, s, C4);
    p = Math.fma(p, s, C3);
    p = Math.fma(p, s, C2);
    p = Math.fma(p, s, C1);
    // The 0 makes the product +0 for x = -0, so that the sum keeps the sign of x.
    return Math.fma(Math.fma(x, s, 0.0), p, x);
  }
}
