package dev.fluxion.elementary.fast;

/** What sine and cosine have in common: the reduction by half turns and the sine of the rest. */
final class HalfTurns {
  /*
   * Sine and cosine are reduced by a number of half turns, whole for the sine, half-integral for the
   * cosine, to |r| <= pi/2 (and a little more, since x/pi is rounded):
   *
   *   sin(x) = (-1)^k sin(x - k pi),   cos(x) = -(-1)^k sin(x - (k + 1/2) pi)
   *
   * The product with pi is subtracted in three parts (W. J. Cody and W. Waite, "Software Manual for
   * the Elementary Functions", 1980). With a fused multiply-add no part needs trailing zeros: the
   * first difference is exact, since x and the product are multiples of 2^-52 and the difference is
   * below 2; only |x| < 1 in the cosine rounds there. So r has the error of the second difference,
   * half a unit; the third part matters next to multiples of pi/2 only. The first two parts are
   * rounded down so that the third is positive: then -0 stays -0.
   *
   * Errors in the polynomial, r + r s p(s), s = r^2, at r = pi/2: s weighs 0.5, r s and p weigh 0.57
   * each, together with their mantissas and the last rounding at most 1.76 units in the last place.
   *
   * p(s) = (sin(r)/r - 1)/s on s <= (pi/2 + 1e-6)^2, interpolated at 8 Chebyshev points in 300 bits.
   * Relative error of the sine with the coefficients as they are here: 0.32 * 2^-53; at pi/2, and so
   * for the cosine of 0, it is 1.
   */

  /** Up to here the reduction is right; a power of two, so that its square is exact. */
  static final double LIMIT = 0x1p30;

  private static final double PI_1 = 3.141592653589793;
  private static final double PI_2 = 1.224646799147353e-16;
  private static final double PI_3 = 2.165713347843828e-32;
  private static final double ONE_OVER_PI = 0.3183098861837907;

  private static final double C1 = -0.16666666666666666;
  private static final double C2 = 0.008333333333333316;
  private static final double C3 = -0.00019841269841254974;
  private static final double C4 = 2.7557319219163205e-06;
  private static final double C5 = -2.505210761699229e-08;
  private static final double C6 = 1.605897731221174e-10;
  private static final double C7 = -7.643970288741763e-13;
  private static final double C8 = 2.7314446665270123e-15;

  private HalfTurns() {}

  /** Returns the whole number of half turns nearest to an angle, never -0. */
  static double whole(double x) {
    return Math.fma(x, ONE_OVER_PI, Shifting.WHOLE) - Shifting.WHOLE;
  }

  /** Returns the whole number such that, with 1/2 added, it is nearest to an angle. */
  static double belowHalf(double x) {
    return Math.fma(x, ONE_OVER_PI, -0.5) + Shifting.WHOLE - Shifting.WHOLE;
  }

  /** Returns {@code x - turns * pi}. */
  static double rest(double x, double turns) {
    return Math.fma(turns, -PI_3, Math.fma(turns, -PI_2, Math.fma(turns, -PI_1, x)));
  }

  /** Returns the sine of at most a quarter turn; of -0 it is -0. */
  static double sine(double r) {
    double s = r * r;
    double p = Math.fma(s, C8, C7);
    p = Math.fma(p, s, C6);
    p = Math.fma(p, s, C5);
    p = Math.fma(p, s, C4);
    p = Math.fma(p, s, C3);
    p = Math.fma(p, s, C2);
    p = Math.fma(p, s, C1);
    // The 0 makes the product +0 for r = -0, so that the sum keeps the sign of r.
    return atMostOne(Math.fma(Math.fma(r, s, 0.0), p, r));
  }

  /** Returns 1 for the next number above it, as the sum may be, and smaller ones unchanged. */
  private static double atMostOne(double sine) {
    double rest = Math.fma(-sine, sine, 1);
    return Math.fma(0.25 * sine, rest - Math.abs(rest), sine);
  }

  /** Returns -1, 0 or 1: 0 if a whole number is even. */
  static double parity(double k) {
    return k - Shifting.even(k);
  }
}
