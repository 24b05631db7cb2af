package dev.fluxion.elementary;

/**
 * The logarithm of |Γ(x)|: Stirling's series (NIST DLMF 5.11.1) from 10 on, a Taylor series about 2
 * (DLMF 5.7.3) below, recurrence and reflection elsewhere.
 *
 * <p>For x &gt; 0 the relative error is below 1e-15, also near the zeros at 1 and 2. For x &lt; 0
 * it is below 1e-15 times max(|lgamma(x)|, lgamma(1 - x), 1).
 */
final class LogGamma {
  private static final double B12 = 691.0 / 360360;
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  /** The coefficients of z, z², … in lgamma(2 + z): 1 - γ, then (-1)^k (ζ(k) - 1)/k. */
  private static final double[] ABOUT_TWO = {
    0.42278433509846713,
    0.3224670334241132,
    -0.0673523010531981,
    0.020580808427784546,
    -0.007385551028673986,
    0.0028905103307415234,
    -0.001192753911703261,
    0.0005096695247430425,
    -0.00022315475845357939,
    9.945751278180853e-05,
    -4.492623673813314e-05,
    2.050721277567069e-05,
    -9.439488275268397e-06,
    4.374866789907488e-06,
    -2.039215753801366e-06,
    9.55141213040742e-07,
    -4.492469198764566e-07,
    2.1207184805554665e-07,
    -1.0043224823968099e-07,
    4.7698101693639804e-08,
    -2.2711094608943164e-08,
    1.0838659214896955e-08,
    -5.183475041970047e-09,
    2.4836745438024785e-09
  };

  private LogGamma() {}

  static double value(double x) {
    if (Double.isInfinite(x) || (x <= 0 && x == Math.rint(x))) {
      return Double.POSITIVE_INFINITY;
    }
    if (x < -0.5) {
      return Math.log(Math.PI / Math.abs(Periodic.sinPi(x))) - value(1 - x);
    }
    if (x < 0.5) {
      return aboutTwo(x) - Math.log1p(x) - Math.log(Math.abs(x));
    }
    if (x < 1.5) {
      return aboutTwo(x - 1) - Math.log1p(x - 1);
    }
    if (x < 10) {
      return reduced(x);
    }
    return stirling(x);
  }

  private static double reduced(double x) {
    double product = 1;
    double y = x;
    while (y >= 2.5) {
      y -= 1;
      product *= y;
    }
    return aboutTwo(y - 2) + Math.log(product);
  }

  private static double aboutTwo(double z) {
    double value = 0;
    for (int k = ABOUT_TWO.length - 1; k >= 0; k--) {
      value = (value + ABOUT_TWO[k]) * z;
    }
    return value;
  }

  private static double stirling(double x) {
    double z = 1 / (x * x);
    double series =
        1.0 / 12
            - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * B12))));
    return (x - 0.5) * (Math.log(x) - 1) - 0.5 + HALF_LOG_TWO_PI + series / x;
  }
}
