package dev.fluxion.elementary.fast;

import dev.fluxion.spi.Kernel;
import java.util.Optional;

/** The function log(1 + e^x), right to 2 units in the last place. */
final class SoftPlus extends Blockwise {
  /*
   * It is max(x, 0) + log(1 + e), e = e^-|x| being at most 1. The logarithm is found as in
   * Logarithm, with f = e, for which no exponent is to be taken apart.
   *
   * R(z)/z is interpolated at 10 Chebyshev points of z <= 1/9 in 300 bits. Relative error of the
   * logarithm with the coefficients as they are here: 0.07 * 2^-53.
   */
  private static final double C1 = 0.6666666666666666;
  private static final double C2 = 0.40000000000014585;
  private static final double C3 = 0.2857142856710876;
  private static final double C4 = 0.22222222717427864;
  private static final double C5 = 0.18181789436132859;
  private static final double C6 = 0.15385570064958623;
  private static final double C7 = 0.13314144209654935;
  private static final double C8 = 0.12001072809590713;
  private static final double C9 = 0.08800738486144674;
  private static final double C10 = 0.1616404561194353;

  @Override
  public double applyAsDouble(double x) {
    return isInside(x) ? value(x, NaturalPower.value(-Math.abs(x))) : outside(x);
  }

  @Override
  public Optional<Kernel.FastPair> with(Kernel.FastUnary other) {
    return other instanceof Logistic logistic
        ? Optional.of(new SoftPlusAndLogistic(this, logistic))
        : Optional.empty();
  }

  @Override
  boolean block(double[] x, double[] y, int from, int to) {
    boolean inside = NaturalPower.ofNegative(x, y, from, to);
    values(x, y, from, to);
    return inside;
  }

  @Override
  boolean isInside(double x) {
    return Math.abs(x) <= NaturalPower.LIMIT;
  }

  /** Sets y to the values, from e^-|x| in it. */
  static void values(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = value(x[i], y[i]);
    }
  }

  private static double value(double x, double e) {
    double s = e / (2 + e);
    double z = s * s;
    double p = Math.fma(z, C10, C9);
    p = Math.fma(p, z, C8);
    p = Math.fma(p, z, C7);
    p = Math.fma(p, z, C6);
    p = Math.fma(p, z, C5);
    p = Math.fma(p, z, C4);
    p = Math.fma(p, z, C3);
    p = Math.fma(p, z, C2);
    p = Math.fma(p, z, C1);
    double half = 0.5 * e * e;
    double correction = Math.fma(-s, Math.fma(z, p, half), half);
    return Math.max(x, 0) + (e - correction);
  }

  private static double outside(double x) {
    return x > 0 ? x : Math.exp(x);
  }
}
