package dev.fluxion.tour.accuracy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Exponentials and logarithms by their series, at least 40 digits of them right. */
final class Digits {
  static final MathContext PRECISION = new MathContext(50);

  /** Terms of a series that are smaller than this part of its first one are left out. */
  private static final int NEGLIGIBLE = 54;

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal SMALL = new BigDecimal("1e-5");
  private static final int HALVINGS = 6;

  private static final List<BigDecimal> INVERSE_FACTORIALS = inverseFactorials(60);
  private static final BigDecimal LN_2 =
      TWO.multiply(
          inverseHyperbolicTangent(BigDecimal.ONE.divide(BigDecimal.valueOf(3), PRECISION)));

  private Digits() {}

  /** Returns e^x. */
  static BigDecimal exp(BigDecimal x) {
    BigDecimal k = x.divide(LN_2, PRECISION).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(k.multiply(LN_2), PRECISION);
    BigDecimal result = series(r.divide(TWO.pow(HALVINGS), PRECISION), 0, 1, 1);
    for (int i = 0; i < HALVINGS; i++) {
      result = result.multiply(result, PRECISION);
    }
    return result.multiply(TWO.pow(k.intValueExact(), PRECISION), PRECISION);
  }

  /** Returns e^x - 1. */
  static BigDecimal expm1(BigDecimal x) {
    return x.abs().compareTo(BigDecimal.ONE) < 0
        ? series(x, 1, 1, 1)
        : exp(x).subtract(BigDecimal.ONE, PRECISION);
  }

  /** Returns log(1 + x), for x above -1. */
  static BigDecimal log1p(BigDecimal x) {
    if (x.abs().compareTo(SMALL) < 0) {
      return TWO.multiply(inverseHyperbolicTangent(x.divide(TWO.add(x), PRECISION)));
    }
    // One step of Halley's method makes some 45 digits of 15.
    BigDecimal value = BigDecimal.ONE.add(x);
    BigDecimal start = start(value);
    BigDecimal power = exp(start);
    BigDecimal ratio = value.subtract(power).divide(value.add(power), PRECISION);
    return start.add(TWO.multiply(ratio), PRECISION);
  }

  private static BigDecimal start(BigDecimal value) {
    // The exponent is split off, so that no value is out of the range of a double.
    int scale = value.precision() - value.scale();
    double mantissa = value.scaleByPowerOfTen(-scale).doubleValue();
    return new BigDecimal(Math.log(mantissa) + scale * Math.log(10));
  }

  /**
   * Returns the sum of x^n/n! for n = first, first + step, first + 2 step, ..., of which every
   * second one is multiplied by a sign.
   */
  static BigDecimal series(BigDecimal x, int first, int step, int sign) {
    BigDecimal factor = BigDecimal.valueOf(sign).multiply(x.pow(step, PRECISION));
    BigDecimal power = x.pow(first, PRECISION);
    BigDecimal sum = power.multiply(INVERSE_FACTORIALS.get(first), PRECISION);
    int least = magnitude(sum) - NEGLIGIBLE;
    BigDecimal term = sum;
    for (int n = first + step; term.signum() != 0 && magnitude(term) > least; n += step) {
      power = power.multiply(factor, PRECISION);
      term = power.multiply(INVERSE_FACTORIALS.get(n), PRECISION);
      sum = sum.add(term, PRECISION);
    }
    return sum;
  }

  private static BigDecimal inverseHyperbolicTangent(BigDecimal x) {
    BigDecimal square = x.multiply(x, PRECISION);
    BigDecimal power = x;
    BigDecimal sum = x;
    BigDecimal term = x;
    int least = magnitude(x) - NEGLIGIBLE;
    for (int n = 3; term.signum() != 0 && magnitude(term) > least; n += 2) {
      power = power.multiply(square, PRECISION);
      term = power.divide(BigDecimal.valueOf(n), PRECISION);
      sum = sum.add(term, PRECISION);
    }
    return sum;
  }

  private static int magnitude(BigDecimal x) {
    return x.precision() - x.scale();
  }

  private static List<BigDecimal> inverseFactorials(int count) {
    List<BigDecimal> inverses = new ArrayList<>();
    BigDecimal inverse = BigDecimal.ONE;
    for (int n = 0; n < count; n++) {
      inverse = n == 0 ? inverse : inverse.divide(BigDecimal.valueOf(n), PRECISION);
      inverses.add(inverse);
    }
    return inverses;
  }
}
