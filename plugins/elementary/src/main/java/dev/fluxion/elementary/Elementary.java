package dev.fluxion.elementary;

import dev.fluxion.spi.Expr;

/**
 * The elementary functions, to be imported statically; each applies to every element of an array,
 * {@link #logsumexp}, {@link #softmax} and {@link #logSoftmax} to each row.
 *
 * <p>NaN gives NaN, except where {@link Math#pow} and {@link Math#hypot} say otherwise.
 */
public final class Elementary {
  private Elementary() {}

  /**
   * Returns e to the power of x.
   *
   * @param x any number
   */
  public static Expr exp(Expr x) {
    return Exponentials.EXP.at(x);
  }

  /**
   * Returns e to the power of x, minus 1, accurate near 0.
   *
   * @param x any number
   */
  public static Expr expm1(Expr x) {
    return Exponentials.EXPM1.at(x);
  }

  /**
   * Returns the natural logarithm of x.
   *
   * @param x 0 or more, the edge being negative infinity; value and derivatives are NaN below
   */
  public static Expr log(Expr x) {
    return Exponentials.LOG.at(x);
  }

  /**
   * Returns the natural logarithm of 1 + x, accurate near 0.
   *
   * @param x -1 or more, the edge being negative infinity; value and derivatives are NaN below
   */
  public static Expr log1p(Expr x) {
    return Exponentials.LOG1P.at(x);
  }

  /**
   * Returns the logarithm of x to base 2, exact for powers of 2.
   *
   * @param x 0 or more, the edge being negative infinity; value and derivatives are NaN below
   */
  public static Expr log2(Expr x) {
    return Exponentials.LOG2.at(x);
  }

  /**
   * Returns the logarithm of x to base 10.
   *
   * @param x 0 or more, the edge being negative infinity; value and derivatives are NaN below
   */
  public static Expr log10(Expr x) {
    return Exponentials.LOG10.at(x);
  }

  /**
   * Returns the square root of x, the same as {@link Expr#sqrt()}.
   *
   * @param x 0 or more; NaN below, the derivative at 0 is infinite
   */
  public static Expr sqrt(Expr x) {
    return x.sqrt();
  }

  /**
   * Returns the cube root of x.
   *
   * @param x any number; the derivative at 0 is infinite
   */
  public static Expr cbrt(Expr x) {
    return Powers.CBRT.at(x);
  }

  /**
   * Returns x to the power of y; {@link Expr#pow(double)} is cheaper if the exponent is constant.
   *
   * <p>At x = 0 the derivative in y is 0 for y &gt; 0, and at x = y = 0 the one in x is 0.
   *
   * @param x the base, 0 or more; of a negative base only whole powers exist, and no derivative in
   *     y
   * @param y the exponent, any number
   */
  public static Expr pow(Expr x, Expr y) {
    return Powers.POW.at(x, y);
  }

  /**
   * Returns √(x² + y²), without overflow; the derivatives at the kink, x = y = 0, are taken to be
   * 0.
   *
   * @param x any number
   * @param y any number
   */
  public static Expr hypot(Expr x, Expr y) {
    return Powers.HYPOT.at(x, y);
  }

  /**
   * Returns the sine of x.
   *
   * @param x an angle in radians
   */
  public static Expr sin(Expr x) {
    return Trigonometry.SIN.at(x);
  }

  /**
   * Returns the cosine of x.
   *
   * @param x an angle in radians
   */
  public static Expr cos(Expr x) {
    return Trigonometry.COS.at(x);
  }

  /**
   * Returns the tangent of x.
   *
   * @param x an angle in radians; the poles are at π/2 + kπ
   */
  public static Expr tan(Expr x) {
    return Trigonometry.TAN.at(x);
  }

  /**
   * Returns the angle in [-π/2, π/2] whose sine is x.
   *
   * @param x between -1 and 1, where the derivative is infinite; NaN outside
   */
  public static Expr asin(Expr x) {
    return Trigonometry.ASIN.at(x);
  }

  /**
   * Returns the angle in [0, π] whose cosine is x.
   *
   * @param x between -1 and 1, where the derivative is infinite; NaN outside
   */
  public static Expr acos(Expr x) {
    return Trigonometry.ACOS.at(x);
  }

  /**
   * Returns the angle in (-π/2, π/2) whose tangent is x.
   *
   * @param x any number
   */
  public static Expr atan(Expr x) {
    return Trigonometry.ATAN.at(x);
  }

  /**
   * Returns the angle in [-π, π] of the point (x, y) against the x axis.
   *
   * <p>It jumps by 2π across the negative x axis; the derivatives at the origin are NaN.
   *
   * @param y the ordinate, any number
   * @param x the abscissa, any number
   */
  public static Expr atan2(Expr y, Expr x) {
    return Trigonometry.ATAN2.at(y, x);
  }

  /**
   * Returns sin(x)/x, and 1 at 0: the cardinal sine without a factor π; smooth everywhere.
   *
   * @param x an angle in radians
   */
  public static Expr sinc(Expr x) {
    return Trigonometry.SINC.at(x);
  }

  /**
   * Returns the hyperbolic sine of x.
   *
   * @param x any number
   */
  public static Expr sinh(Expr x) {
    return Hyperbolics.SINH.at(x);
  }

  /**
   * Returns the hyperbolic cosine of x.
   *
   * @param x any number
   */
  public static Expr cosh(Expr x) {
    return Hyperbolics.COSH.at(x);
  }

  /**
   * Returns the hyperbolic tangent of x; its derivative is (1 - t)(1 + t).
   *
   * @param x any number
   */
  public static Expr tanh(Expr x) {
    return Hyperbolics.TANH.at(x);
  }

  /**
   * Returns the number whose hyperbolic sine is x.
   *
   * @param x any number
   */
  public static Expr asinh(Expr x) {
    return Hyperbolics.ASINH.at(x);
  }

  /**
   * Returns the number, 0 or more, whose hyperbolic cosine is x.
   *
   * @param x 1 or more, where the derivative is infinite; NaN below
   */
  public static Expr acosh(Expr x) {
    return Hyperbolics.ACOSH.at(x);
  }

  /**
   * Returns the number whose hyperbolic tangent is x.
   *
   * @param x between -1 and 1, where value and derivative are infinite; NaN outside
   */
  public static Expr atanh(Expr x) {
    return Hyperbolics.ATANH.at(x);
  }

  /**
   * Returns 1/(1 + e^-x), the logistic function; its derivative is s(x) s(-x).
   *
   * @param x any number
   */
  public static Expr sigmoid(Expr x) {
    return Activations.SIGMOID.at(x);
  }

  /**
   * Returns log(1 + e^x), without overflow.
   *
   * @param x any number
   */
  public static Expr softplus(Expr x) {
    return Activations.SOFTPLUS.at(x);
  }

  /**
   * Returns the larger of x and 0; the derivative at the kink, 0, is taken to be 0.
   *
   * @param x any number
   */
  public static Expr relu(Expr x) {
    return Activations.RELU.at(x);
  }

  /**
   * Returns the absolute value of x; the derivative at the kink, 0, is taken to be 0.
   *
   * @param x any number
   */
  public static Expr abs(Expr x) {
    return Steps.ABS.at(x);
  }

  /**
   * Returns -1, 0 or 1, the sign of x; its derivative is 0.
   *
   * @param x any number
   */
  public static Expr sign(Expr x) {
    return Steps.SIGN.at(x);
  }

  /**
   * Returns the largest whole number that is not above x; its derivative is 0.
   *
   * @param x any number
   */
  public static Expr floor(Expr x) {
    return Steps.FLOOR.at(x);
  }

  /**
   * Returns the error function, 2/√π ∫₀ˣ exp(-t²) dt (NIST DLMF 7.2.1), to a relative 1e-15.
   *
   * @param x any number
   */
  public static Expr erf(Expr x) {
    return ErrorFunctions.ERF.at(x);
  }

  /**
   * Returns 1 - erf(x) (NIST DLMF 7.2.2), to a relative 1e-15, also in the tail.
   *
   * @param x any number
   */
  public static Expr erfc(Expr x) {
    return ErrorFunctions.ERFC.at(x);
  }

  /**
   * Returns the probability that a standard normal variable is below x, erfc(-x/√2)/2.
   *
   * @param x any number, in standard deviations
   */
  public static Expr normalCdf(Expr x) {
    return ErrorFunctions.NORMAL_CDF.at(x);
  }

  /**
   * Returns log|Γ(x)| (NIST DLMF 5.2.1).
   *
   * @param x any number; infinite at 0, -1, -2 and so on
   */
  public static Expr lgamma(Expr x) {
    return GammaFunctions.LGAMMA.at(x);
  }

  /**
   * Returns the derivative of {@link #lgamma}, ψ(x) (NIST DLMF 5.2.2).
   *
   * @param x any number; NaN at the poles 0, -1, -2 and so on
   */
  public static Expr digamma(Expr x) {
    return GammaFunctions.DIGAMMA.at(x);
  }

  /**
   * Returns the derivative of {@link #digamma} of a given order (NIST DLMF 5.15).
   *
   * @param order 0 for digamma itself, or more
   * @param x any number; at the poles 0, -1, -2 and so on infinite for odd orders, NaN for even
   *     ones
   * @throws dev.fluxion.spi.FluxionException FLX-152 if the order is negative
   */
  public static Expr polygamma(int order, Expr x) {
    Orders.checked("elementary:polygamma", order);
    return GammaFunctions.POLYGAMMA.with("order", order).at(x);
  }

  /**
   * Returns the logarithm of the sum of the exponentials along the last axis, which is dropped.
   *
   * @param x an array with at least one axis; negative infinity for an empty axis
   */
  public static Expr logsumexp(Expr x) {
    return Reductions.LOGSUMEXP.at(x);
  }

  /**
   * Returns exponentials scaled to a sum of 1 along the last axis.
   *
   * @param x an array with at least one axis; a row that contains NaN or infinity, or nothing but
   *     negative infinity, gives NaN
   */
  public static Expr softmax(Expr x) {
    return Reductions.SOFTMAX.at(x);
  }

  /**
   * Returns the logarithm of {@link #softmax}, accurate where it is close to 0 or 1.
   *
   * @param x an array with at least one axis
   */
  public static Expr logSoftmax(Expr x) {
    return Reductions.LOG_SOFTMAX.at(x);
  }
}
