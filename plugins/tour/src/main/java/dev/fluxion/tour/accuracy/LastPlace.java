package dev.fluxion.tour.accuracy;

import java.math.BigDecimal;
import java.math.MathContext;

/** Errors in units in the last place. */
final class LastPlace {
  private static final MathContext ENOUGH = new MathContext(10);
  private static final BigDecimal TOO_LARGE =
      new BigDecimal(Double.MAX_VALUE).add(new BigDecimal(Math.ulp(Double.MAX_VALUE) / 2));

  private LastPlace() {}

  /**
   * Returns how far a number is from an exact value, in units in the last place of that value;
   * infinite if one of both is not a number of this range and the other is.
   */
  static double units(double got, BigDecimal exact) {
    boolean overflow = exact.abs().compareTo(TOO_LARGE) >= 0;
    if (Double.isNaN(got) || Double.isInfinite(got) || overflow) {
      boolean right = overflow && Double.isInfinite(got) && got > 0 == exact.signum() > 0;
      return right ? 0 : Double.POSITIVE_INFINITY;
    }
    BigDecimal unit = new BigDecimal(Math.ulp(towardsZero(exact)));
    return new BigDecimal(got).subtract(exact).abs().divide(unit, ENOUGH).doubleValue();
  }

  /** Returns the last double before a value, which has its unit. */
  private static double towardsZero(BigDecimal exact) {
    double nearest = Math.abs(exact.doubleValue());
    boolean above = new BigDecimal(nearest).compareTo(exact.abs()) > 0;
    return above ? Math.nextDown(nearest) : nearest;
  }
}
