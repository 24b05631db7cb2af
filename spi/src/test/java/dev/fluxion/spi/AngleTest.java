package dev.fluxion.spi;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Angle.ZERO;
import static dev.fluxion.spi.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AngleTest {
  private static final Angle S = Angle.named("s", 0.3);
  private static final Angle T = Angle.named("t", 1.7);

  @Provide
  Arbitrary<Angle> angles() {
    Arbitrary<Long> multiples = Arbitraries.longs().between(-40, 40);
    Arbitrary<Long> parts = Arbitraries.longs().between(1, 12);
    Arbitrary<Angle> turns =
        Combinators.combine(multiples, parts).as((p, q) -> PI.times(p).over(q));
    Arbitrary<Angle> shifts =
        Combinators.combine(multiples, parts).as((p, q) -> S.times(p).over(q));
    Arbitrary<Angle> others = multiples.map(T::times);
    return Combinators.combine(turns, shifts, others).as((a, b, c) -> a.plus(b).plus(c));
  }

  @Provide
  Arbitrary<Angle> periods() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 12), Arbitraries.longs().between(1, 12))
        .as((p, q) -> PI.times(p).over(q));
  }

  @Test
  void shifts_that_meet_again_are_equal() {
    assertEquals(PI.times(2), PI.over(4).times(8));
    assertEquals(PI, PI.over(3).plus(PI.over(6)).plus(PI.over(2)));
    assertEquals(S, S.plus(T).over(3).times(3).minus(T));
    assertEquals(ZERO, Angle.of(0.1).plus(Angle.of(-0.1)));
    assertEquals(PI.over(4).hashCode(), PI.times(2).over(8).hashCode());
  }

  @Test
  void angles_that_only_round_to_the_same_number_are_not_equal() {
    assertNotEquals(PI, Angle.of(Math.PI));
    assertNotEquals(Angle.of(0.3), Angle.of(0.1).plus(Angle.of(0.2)));
    assertNotEquals(Angle.named("s", 0.3), Angle.named("s", 0.4));
    assertNotEquals(Angle.named("s", 0.3), Angle.named("t", 0.3));
  }

  @Test
  void a_hyper_parameter_of_value_zero_is_no_shift() {
    assertTrue(Angle.named("s", 0).isZero());
    assertTrue(Angle.of(-0.0).isZero());
    assertEquals(PI, PI.plus(Angle.named("s", -0.0)));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void addition_is_associative_and_commutative(
      @ForAll("angles") Angle a, @ForAll("angles") Angle b, @ForAll("angles") Angle c) {
    assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
    assertEquals(a.plus(b), b.plus(a));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void subtraction_undoes_addition(@ForAll("angles") Angle a, @ForAll("angles") Angle b) {
    assertEquals(a, a.plus(b).minus(b));
    assertEquals(ZERO, a.plus(a.negate()));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void multiplication_distributes_and_is_undone_by_division(
      @ForAll("angles") Angle a,
      @ForAll("angles") Angle b,
      @ForAll @IntRange(min = 1, max = 50) int n) {
    assertEquals(a.times(n).plus(b.times(n)), a.plus(b).times(n));
    assertEquals(a, a.times(n).over(n));
    assertEquals(Optional.of(a.over(2)), a.times(0.5));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void reduction_is_idempotent_and_blind_to_whole_periods(
      @ForAll("angles") Angle a,
      @ForAll("periods") Angle period,
      @ForAll @IntRange(min = -20, max = 20) int turns) {
    Angle reduced = a.mod(period);
    assertEquals(reduced, reduced.mod(period));
    assertEquals(reduced, a.plus(period.times(turns)).mod(period));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void reduction_brings_multiples_of_pi_into_the_first_period(
      @ForAll @IntRange(min = -200, max = 200) int p,
      @ForAll @IntRange(min = 1, max = 24) int q,
      @ForAll("periods") Angle period) {
    Angle reduced = PI.times(p).over(q).mod(period);
    assertTrue(reduced.value() >= 0 && reduced.value() < period.value(), reduced::toString);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void the_order_is_total_and_consistent_with_equality(
      @ForAll("angles") Angle a, @ForAll("angles") Angle b, @ForAll("angles") Angle c) {
    assertEquals(a.equals(b), a.compareTo(b) == 0);
    assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)));
    assertEquals(0, a.compareTo(a.plus(b).minus(b)));
    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
      assertTrue(a.compareTo(c) <= 0);
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void the_value_is_the_sum_of_the_parts(@ForAll("angles") Angle a, @ForAll("angles") Angle b) {
    assertEquals(a.value() + b.value(), a.plus(b).value(), 1e-12);
  }

  @Property(tries = 500)
  void sine_and_cosine_agree_with_those_of_the_rounded_angle(
      @ForAll @IntRange(min = -60, max = 60) int p, @ForAll @IntRange(min = 1, max = 60) int q) {
    Angle angle = PI.times(p).over(q);
    double rounding = 2 * Math.ulp(angle.value()) + Math.ulp(1.0);
    assertEquals(Math.sin(angle.value()), angle.sin(), rounding);
    assertEquals(Math.cos(angle.value()), angle.cos(), rounding);
  }

  @Property(tries = 300)
  void sine_and_cosine_keep_their_symmetries_to_the_bit(
      @ForAll @IntRange(min = -60, max = 60) int p, @ForAll @IntRange(min = 1, max = 60) int q) {
    Angle angle = PI.times(p).over(q);
    assertEquals(angle.sin(), angle.plus(PI.times(2)).sin());
    assertEquals(0.0 - angle.sin(), 0.0 + angle.negate().sin());
    assertEquals(0.0 - angle.sin(), 0.0 + angle.plus(PI).sin());
    assertEquals(angle.cos(), angle.negate().cos());
    assertEquals(angle.cos(), PI.over(2).minus(angle).sin());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 1",
    "1, 6, 0.5, 0.8660254037844386",
    "1, 3, 0.8660254037844386, 0.5",
    "1, 2, 1, 0",
    "2, 3, 0.8660254037844386, -0.5",
    "5, 6, 0.5, -0.8660254037844386",
    "1, 1, 0, -1",
    "7, 6, -0.5, -0.8660254037844386",
    "3, 2, -1, 0",
    "-1, 2, -1, 0",
    "1000001, 2, 1, 0",
    "1000000, 1, 0, 1"
  })
  void sines_that_are_short_fractions_are_exact(int p, int q, double sine, double cosine) {
    Angle angle = PI.times(p).over(q);
    assertEquals(sine, angle.sin() + 0.0, Math.abs(sine) == 0.8660254037844386 ? 1.2e-16 : 0);
    assertEquals(cosine, angle.cos() + 0.0, Math.abs(cosine) == 0.8660254037844386 ? 1.2e-16 : 0);
  }

  @Test
  void at_an_eighth_of_a_turn_sine_and_cosine_are_one_number() {
    assertEquals(PI.over(4).sin(), PI.over(4).cos());
    assertEquals(Math.sqrt(0.5), PI.over(4).sin(), 1.2e-16);
  }

  @Test
  void hyper_parameters_have_the_sine_of_their_value() {
    assertEquals(Math.sin(0.3), S.sin());
    assertEquals(Math.cos(0.3), S.cos());
    assertEquals(Math.sin(Math.PI / 2 + 0.3), PI.over(2).plus(S).sin(), 1e-15);
  }

  @Test
  void a_period_made_of_one_hyper_parameter_reduces_its_multiples() {
    assertEquals(S, S.times(7).mod(S.times(2)));
    assertEquals(S, S.times(-1).mod(S.times(2)));
    assertEquals(ZERO, S.times(4).mod(S.times(2)));
    assertEquals(PI.plus(S), PI.plus(S.times(3)).mod(S.times(2)));
  }

  @Test
  void a_period_made_of_several_things_leaves_the_angle_as_it_is() {
    Angle angle = S.times(9).plus(PI.times(9));
    assertEquals(angle, angle.mod(S.plus(T)));
    assertEquals(angle, angle.mod(PI.plus(S)));
  }

  @Test
  void a_factor_that_is_a_short_fraction_scales_exactly() {
    assertEquals(Optional.of(PI.times(3).over(4)), PI.times(0.75));
    assertEquals(Optional.of(ZERO), PI.times(0.0));
    assertEquals(Optional.of(PI.times(-2)), PI.times(-2.0));
    assertEquals(Optional.of(PI.over(1 << 20)), PI.times(Math.scalb(1.0, -20)));
  }

  @Test
  void a_factor_that_is_no_short_fraction_gives_nothing() {
    assertEquals(Optional.empty(), PI.times(1.0 / 3));
    assertEquals(Optional.empty(), PI.times(Math.scalb(1.0, -21)));
    assertEquals(Optional.empty(), PI.times(Double.NaN));
    assertEquals(Optional.empty(), PI.times(Double.POSITIVE_INFINITY));
    assertEquals(Optional.empty(), PI.times(1e300));
  }

  @Test
  void it_prints_like_a_formula() {
    assertEquals("0", ZERO.toString());
    assertEquals("π", PI.toString());
    assertEquals("-π/4", PI.over(-4).toString());
    assertEquals("3π/2 - s", PI.times(3).over(2).minus(S).toString());
    assertEquals("-2s/3 + t", S.times(-2).over(3).plus(T).toString());
    assertEquals("2·0.3", Angle.of(0.3).times(2).toString());
    assertEquals("-0.3", Angle.of(-0.3).toString());
  }

  @Test
  void an_angle_is_finite() {
    assertRefused(
        "FLX-111: an angle is finite, got s = NaN radians", () -> Angle.named("s", Double.NaN));
    assertRefused(
        "FLX-111: an angle is finite, got Infinity = Infinity radians",
        () -> Angle.of(Double.POSITIVE_INFINITY));
  }

  @Test
  void a_period_is_positive() {
    assertRefused("FLX-112: a period is positive, got 0", () -> PI.mod(ZERO));
    assertRefused("FLX-112: a period is positive, got -π", () -> PI.mod(PI.negate()));
  }

  @Test
  void a_divisor_is_not_zero() {
    assertRefused("FLX-110: an exact fraction has no zero denominator", () -> PI.over(0));
  }

  @Test
  void multiples_that_do_not_fit_are_refused_rather_than_rounded() {
    Angle large = PI.times(Long.MAX_VALUE);
    assertRefused(
        "FLX-110: exact fractions are kept in 64 bits, got 9223372036854775807 combined with 1",
        () -> large.plus(PI));
    assertRefused(
        "FLX-110: exact fractions are kept in 64 bits, got 9223372036854775807 combined with 2",
        () -> large.times(2));
    assertFalse(large.isZero());
  }
}
