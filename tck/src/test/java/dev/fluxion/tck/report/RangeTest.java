package dev.fluxion.tck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.tck.check.SampledPoint;
import dev.fluxion.tck.numerics.PointGrade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** A plot shows the curve, wherever its points crowd. */
class RangeTest {
  /** Points at equal distances on [0.05, 5], and as many at all magnitudes close to 0. */
  private static Range of(DoubleUnaryOperator f) {
    List<SampledPoint> points = new ArrayList<>();
    for (int k = 1; k <= 100; k++) {
      points.add(point(0.05 * k, f));
      points.add(point(Math.pow(10, -8.0 * k / 100), f));
    }
    points.sort(Comparator.comparingDouble(SampledPoint::x));
    return Range.of(points);
  }

  private static SampledPoint point(double x, DoubleUnaryOperator f) {
    double y = f.applyAsDouble(x);
    return new SampledPoint("partial(0)", "x", 1, x, y, y, 0, PointGrade.AGREES);
  }

  @Test
  void a_pole_is_cut_off() {
    Range range = of(x -> 1 / x);
    assertTrue(range.low() < 0.2 && range.high() > 5 && range.high() < 50, range::toString);
  }

  @Test
  void a_curve_without_a_pole_is_shown_whole() {
    Range range = of(Math::sin);
    assertTrue(range.low() < -0.999 && range.high() > 0.999, range::toString);
    assertTrue(range.high() - range.low() < 3, range::toString);
  }

  @Test
  void a_constant_has_room_around_it() {
    assertEquals(new Range(-1, 1), of(x -> 0));
    assertEquals(new Range(0, 14), of(x -> 7));
  }

  @Test
  void what_is_not_finite_is_no_value() {
    assertEquals(new Range(-1, 1), of(x -> Double.NaN));
  }
}
