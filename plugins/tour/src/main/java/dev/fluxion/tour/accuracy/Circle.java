package dev.fluxion.tour.accuracy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Sine and cosine, at least 40 digits of them right, for the largest arguments as well. */
final class Circle {
  /** Digits of π: those of the largest argument, and those wanted after the subtraction. */
  private static final int DIGITS = 400;

  private static final BigDecimal QUARTER_TURN = quarterTurn();

  private Circle() {}

  static BigDecimal sin(BigDecimal x) {
    return quadrant(x, 0);
  }

  static BigDecimal cos(BigDecimal x) {
    return quadrant(x, 1);
  }

  /** Returns the sine of x plus some quarter turns. */
  private static BigDecimal quadrant(BigDecimal x, int more) {
    // The digits before the point are lost, and some more next to multiples of a quarter turn.
    MathContext digits = new MathContext(80 + Math.max(0, x.precision() - x.scale()));
    BigDecimal quarter = QUARTER_TURN.round(digits);
    BigInteger turns = x.divide(quarter, digits).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    BigDecimal r = x.subtract(quarter.multiply(new BigDecimal(turns))).round(Digits.PRECISION);
    int quadrant = turns.add(BigInteger.valueOf(more)).mod(BigInteger.valueOf(4)).intValue();
    BigDecimal value = quadrant % 2 == 0 ? Digits.series(r, 1, 2, -1) : Digits.series(r, 0, 2, -1);
    return quadrant < 2 ? value : value.negate();
  }

  /** Returns π/2 by J. Machin's formula, 8 arctan(1/5) - 2 arctan(1/239). */
  private static BigDecimal quarterTurn() {
    return BigDecimal.valueOf(8)
        .multiply(inverseTangent(5))
        .subtract(BigDecimal.valueOf(2).multiply(inverseTangent(239)));
  }

  /** Returns arctan(1/n). */
  private static BigDecimal inverseTangent(int n) {
    BigDecimal square = BigDecimal.valueOf((long) n * n);
    BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS, RoundingMode.DOWN);
    BigDecimal sum = power;
    for (int k = 3; power.signum() != 0; k += 2) {
      power = power.divide(square, DIGITS, RoundingMode.DOWN).negate();
      sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS, RoundingMode.DOWN));
    }
    return sum;
  }
}
