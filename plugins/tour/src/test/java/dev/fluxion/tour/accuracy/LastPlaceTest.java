package dev.fluxion.tour.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class LastPlaceTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void units_areThoseOfTheExactValue() {
    BigDecimal third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), Digits.PRECISION);
    double nearest = 1.0 / 3;
    assertEquals(1 / 3.0, LastPlace.units(nearest, third), 1e-9);
    assertEquals(2 / 3.0, LastPlace.units(Math.nextUp(nearest), third), 1e-9);
    assertEquals(4 / 3.0, LastPlace.units(Math.nextDown(nearest), third), 1e-9);
  }

  @Test
  void units_areTheSmallerOnes_justBelowAPowerOfTwo() {
    BigDecimal exact = BigDecimal.ONE.subtract(new BigDecimal(0x1p-60));
    assertEquals(0x1p-7, LastPlace.units(1, exact), 1e-9);
    assertEquals(2 + 0x1p-7, LastPlace.units(Math.nextUp(1.0), exact), 1e-9);
  }

  @Test
  void units_ofSubnormalNumbers_areTheSmallestNumber() {
    BigDecimal exact = new BigDecimal(Double.MIN_VALUE).multiply(new BigDecimal("2.25"));
    assertEquals(1.25, LastPlace.units(Double.MIN_VALUE, exact), 1e-9);
    assertEquals(2.25, LastPlace.units(0, exact), 1e-9);
  }

  @Test
  void units_areInfinite_whereARangeIsMissed() {
    BigDecimal large = new BigDecimal("1e400");
    assertEquals(0, LastPlace.units(INFINITY, large));
    assertEquals(INFINITY, LastPlace.units(-INFINITY, large));
    assertEquals(INFINITY, LastPlace.units(Double.MAX_VALUE, large));
    assertEquals(INFINITY, LastPlace.units(Double.NaN, BigDecimal.ONE));
    assertEquals(INFINITY, LastPlace.units(INFINITY, BigDecimal.ONE));
  }
}
