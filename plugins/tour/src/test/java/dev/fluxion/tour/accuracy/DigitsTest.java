package dev.fluxion.tour.accuracy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Reference values by mpmath with 400 digits. */
final class DigitsTest {
  private static void assertDigits(String expected, UnaryOperator<BigDecimal> function, double x) {
    BigDecimal exact = new BigDecimal(expected);
    BigDecimal got = function.apply(new BigDecimal(x));
    BigDecimal error = got.subtract(exact).divide(exact, MathContext.DECIMAL32).abs();
    assertTrue(error.doubleValue() < 1e-40, () -> x + " gives " + got + ", not " + exact);
  }

  @Test
  void exponentials_haveFortyDigits() {
    assertDigits("2.01375270747047643219596451918424683853209051405", Digits::exp, 0.7);
    assertDigits("2.82235073047193707635344008205978262082436306291e-324", Digits::exp, -745);
    assertDigits("1.0000000000000000250590918352087596856961468077e-300", Digits::expm1, 1e-300);
  }

  @Test
  void logarithms_haveFortyDigits() {
    assertDigits("-0.35667494393873236305230978802466259768715256263", Digits::log1p, -0.3);
    assertDigits("9.99999999999999945148271454209571652278004321579e-21", Digits::log1p, 1e-20);
    assertDigits("690.775527898213705257902196660513681150659990441", Digits::log1p, 1e300);
  }

  @Test
  void circularFunctions_haveFortyDigits_farAwayAndNextToTheirZeros() {
    assertDigits("-0.81788191211590859704588528275542621201142830389", Circle::sin, 1e300);
    assertDigits("-0.575386111957549046688244275965806150635663635515", Circle::cos, 1e300);
    assertDigits("-0.0000301443533594884492143302800086500995902558070663", Circle::sin, 355);
    assertDigits(
        "6.12323399573676588613032966137500146464037779884e-17", Circle::cos, 1.5707963267948966);
    assertDigits("-0.909297426825681695396019865911744842702254971448", Circle::sin, -2);
    assertDigits("-0.989992496600445457271572794731261302393679096616", Circle::cos, 3);
  }
}
