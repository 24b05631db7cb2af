package dev.fluxion.elementary;

/**
 * The derivative of lgamma: the asymptotic series (NIST DLMF 5.11.2) from 10 on, recurrence and
 * reflection (DLMF 5.5.2, 5.5.4) below, and a Taylor series about the positive zero.
 *
 * <p>For x &gt; 0 the relative error is below 3e-15, also near the zero. For x &lt; 0 it is below
 * 3e-15 times max(|digamma(x)|, digamma(1 - x), 1).
 */
final class Digamma {
  private static final double B12 = 691.0 / 32760;
  private static final double ZERO = 1.4616321449683622;
  private static final double ZERO_REST = 9.549995429965697e-17;

  private static final double[] ABOUT_ZERO = {
    0.9676722454476212,
    -0.4427631689835921,
    0.258499760955651,
    -0.16394270544240652,
    0.10782405069126237,
    -0.07219956125645471,
    0.04880428816414311,
    -0.03316112647484736,
    0.022597648232218104,
    -0.01542476590494896,
    0.010538791616612175,
    -0.007204534386356869,
    0.004926781395729853,
    -0.003369801655439328,
    0.002305126326734928,
    -0.0015769367714301972,
    0.0010788252019162967,
    -0.0007380709389960052,
    0.000504953265834602,
    -0.0003454680251063077,
    0.00023635601564027053,
    -0.00016170622091974803,
    0.0001106337276874741,
    -7.569179582195066e-05,
    5.178575795222081e-05,
    -3.5430070947659604e-05,
    2.424006611860132e-05,
    -1.6584242271854135e-05,
    1.134638458466385e-05,
    -7.762817668462094e-06
  };

  private Digamma() {}

  static double value(double x) {
    if (x <= 0) {
      return x == Math.rint(x) ? Double.NaN : value(1 - x) - Math.PI * Periodic.cotPi(x);
    }
    double z = (x - ZERO) - ZERO_REST;
    return Math.abs(z) < 0.4 ? aboutZero(z) : shifted(x);
  }

  private static double aboutZero(double z) {
    double value = 0;
    for (int k = ABOUT_ZERO.length - 1; k >= 0; k--) {
      value = (value + ABOUT_ZERO[k]) * z;
    }
    return value;
  }

  private static double shifted(double x) {
    double passed = 0;
    double y = x;
    while (y < 10) {
      passed += 1 / y;
      y += 1;
    }
    return asymptotic(y) - passed;
  }

  private static double asymptotic(double x) {
    double z = 1 / (x * x);
    double series =
        1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * (1.0 / 132 - z * B12))));
    return Math.log(x) - 0.5 / x - z * series;
  }
}
