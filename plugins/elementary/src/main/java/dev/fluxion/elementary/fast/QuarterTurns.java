package dev.fluxion.elementary.fast;

/** What sine and cosine have in common: the reduction by quarter turns, and both of the rest. */
final class QuarterTurns {
  /*
   * An angle is reduced by a whole number k of quarter turns to |r| <= pi/4 (and a little more,
   * since x / (pi/2) is rounded). With the sine and cosine of k quarter turns, which are -1, 0 or 1,
   *
   *   sin(x) = cos(k pi/2) sin(r) + sin(k pi/2) cos(r)
   *   cos(x) = cos(k pi/2) cos(r) - sin(k pi/2) sin(r)
   *
   * are exact: one of the products is 0, the other needs no rounding.
   *
   * The product with pi/2 is subtracted in three parts (W. J. Cody and W. Waite, "Software Manual
   * for the Elementary Functions", 1980). With a fused multiply-add no part needs trailing zeros:
   * the first difference is exact, since x and the product are multiples of 2^-53 and the
   * difference is below 1. So r has the error of the second difference, half a unit; the third part
   * matters next to multiples of pi/2 only. The first two parts are rounded down so that the third
   * is positive: then -0 stays -0.
   *
   * The polynomials, in s = r^2, are interpolated at 6 Chebyshev points of s <= (pi/4 + 1e-6)^2 in
   * 400 bits: sin(r) = r + r s p(s) and cos(r) = 1 - s/2 + s^2 q(s). Relative errors with the
   * coefficients as they are here: 0.19 * 2^-53 and 0.02 * 2^-53. What is rounded on the way weighs
   * at most 0.11 of the sine and 0.44 of the cosine, so that neither exceeds 1, and both are right
   * to 1.5 units in the last place.
   */

  /** Up to here the reduction is right; a power of two, so that its square is exact. */
  static final double LIMIT = 0x1p30;

  private static final double QUARTER_1 = 1.5707963267948966;
  private static final double QUARTER_2 = 6.123233995736765e-17;
  private static final double QUARTER_3 = 1.0828566739219139e-32;
  private static final double QUARTERS = 0.6366197723675814;

  private static final double P1 = -0.16666666666666666;
  private static final double P2 = 0.008333333333330948;
  private static final double P3 = -0.00019841269836758528;
  private static final double P4 = 2.7557316102528646e-06;
  private static final double P5 = -2.5051131840044124e-08;
  private static final double P6 = 1.5918128937554457e-10;

  private static final double Q1 = 0.041666666666666664;
  private static final double Q2 = -0.0013888888888887398;
  private static final double Q3 = 2.480158729876566e-05;
  private static final double Q4 = -2.7557317271714906e-07;
  private static final double Q5 = 2.0876146265300598e-09;
  private static final double Q6 = -1.138263220199036e-11;

  private QuarterTurns() {}

  /** Returns the whole number of quarter turns nearest to an angle, never -0. */
  static double whole(double x) {
    return Math.fma(x, QUARTERS, Shifting.WHOLE) - Shifting.WHOLE;
  }

  /** Returns the angle without so many quarter turns. */
  static double rest(double x, double turns) {
    double r = Math.fma(turns, -QUARTER_1, x);
    return Math.fma(turns, -QUARTER_3, Math.fma(turns, -QUARTER_2, r));
  }

  /** Returns the turns that are left, -2 to 2, when whole turns of four are taken away. */
  static double left(double turns) {
    return turns - Shifting.multipleOfFour(turns);
  }

  /**
   * Returns the sine of an angle.
   *
   * @param r the rest of the angle
   * @param left the quarter turns of the angle, -2 to 2
   */
  static double sine(double r, double left) {
    return Math.fma(sineOf(left), cosine(r), cosineOf(left) * sine(r));
  }

  /**
   * Returns the cosine of an angle.
   *
   * @param r the rest of the angle
   * @param left the quarter turns of the angle, -2 to 2
   */
  static double cosine(double r, double left) {
    return Math.fma(-sineOf(left), sine(r), cosineOf(left) * cosine(r));
  }

  private static double cosineOf(double left) {
    return 1 - Math.abs(left);
  }

  /** Returns -0 for 0: added to the other product, it keeps the sign of a sine that is 0. */
  private static double sineOf(double left) {
    double n = Math.abs(left);
    return left * Math.fma(n, Math.fma(n, -1.5, 3.5), -1);
  }

  private static double sine(double r) {
    double s = r * r;
    double p = Math.fma(s, P6, P5);
    p = Math.fma(p, s, P4);
    p = Math.fma(p, s, P3);
    p = Math.fma(p, s, P2);
    p = Math.fma(p, s, P1);
    // The 0 makes the product +0 for r = -0, so that the sum keeps the sign of r.
    return Math.fma(Math.fma(r, s, 0.0), p, r);
  }

  private static double cosine(double r) {
    double s = r * r;
    double q = Math.fma(s, Q6, Q5);
    q = Math.fma(q, s, Q4);
    q = Math.fma(q, s, Q3);
    q = Math.fma(q, s, Q2);
    q = Math.fma(q, s, Q1);
    return Math.fma(s, Math.fma(q, s, -0.5), 1);
  }
}
