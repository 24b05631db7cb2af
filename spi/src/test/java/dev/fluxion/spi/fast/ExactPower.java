package dev.fluxion.spi.fast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Logarithms and powers with more than 40 digits, by series. */
final class ExactPower {
  private static final MathContext PRECISION = new MathContext(55);
  private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-56");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal LN_2 = logarithmOfRatio(2, 1);
  private static final int HALVINGS = 8;

  private ExactPower() {}

  /** Returns log(p/q), for neighbours: 2 artanh((p - q)/(p + q)). */
  static BigDecimal logarithmOfRatio(int p, int q) {
    return logarithm(BigDecimal.valueOf(p), BigDecimal.valueOf(q));
  }

  private static BigDecimal logarithm(BigDecimal p, BigDecimal q) {
    BigDecimal z = p.subtract(q).divide(p.add(q), PRECISION);
    BigDecimal square = z.multiply(z, PRECISION);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal power = square;
    for (int n = 3; power.compareTo(NEGLIGIBLE) > 0; n += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(n), PRECISION));
      power = power.multiply(square, PRECISION);
    }
    return TWO.multiply(z).multiply(sum, PRECISION);
  }

  /** Returns x^y, of normal positive x. */
  static BigDecimal of(double x, double y) {
    int k = Math.getExponent(x * Math.sqrt(0.5)) + 1;
    k = Math.scalb(x, -k) > Math.sqrt(2) ? k + 1 : k;
    BigDecimal mantissa = new BigDecimal(Math.scalb(x, -k));
    BigDecimal log = logarithm(mantissa, BigDecimal.ONE).add(LN_2.multiply(BigDecimal.valueOf(k)));
    return exponential(new BigDecimal(y).multiply(log));
  }

  private static BigDecimal exponential(BigDecimal x) {
    BigDecimal k = x.divide(LN_2, PRECISION).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(k.multiply(LN_2)).divide(TWO.pow(HALVINGS), PRECISION);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; term.abs().compareTo(NEGLIGIBLE) > 0; n++) {
      term = term.multiply(r, PRECISION).divide(BigDecimal.valueOf(n), PRECISION);
      sum = sum.add(term);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.multiply(sum, PRECISION);
    }
    return sum.multiply(TWO.pow(k.intValueExact(), PRECISION), PRECISION);
  }

  /** Returns how far a number is from a value, in units in the last place of that value. */
  static double units(double got, BigDecimal exact) {
    double nearest = exact.doubleValue();
    double below = new BigDecimal(nearest).compareTo(exact) > 0 ? Math.nextDown(nearest) : nearest;
    BigDecimal error = new BigDecimal(got).subtract(exact).abs();
    return error.divide(new BigDecimal(Math.ulp(below)), new MathContext(8)).doubleValue();
  }
}
