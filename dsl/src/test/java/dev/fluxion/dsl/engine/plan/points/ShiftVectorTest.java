package dev.fluxion.dsl.engine.plan.points;

import static dev.fluxion.spi.Angle.PI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.fluxion.spi.Angle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShiftVectorTest {
  private static final Angle QUARTER = PI.over(2);

  @Test
  void shifts_that_cancel_are_the_base_point() {
    ShiftVector there = ShiftVector.of(3, QUARTER);
    assertSame(ShiftVector.ZERO, there.plus(ShiftVector.of(3, QUARTER.negate())));
    assertSame(ShiftVector.ZERO, there.with(3, Angle.ZERO));
    assertSame(ShiftVector.ZERO, ShiftVector.of(3, Angle.ZERO));
  }

  @Test
  void a_sum_does_not_depend_on_its_order() {
    ShiftVector one = ShiftVector.of(4, QUARTER.negate()).with(1, QUARTER);
    ShiftVector other = ShiftVector.of(1, QUARTER).plus(ShiftVector.of(4, QUARTER.negate()));
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(0, one.compareTo(other));
    assertNotEquals(one, other.with(2, PI));
    assertEquals(one, other.with(2, PI).plus(ShiftVector.of(2, PI.negate())));
  }

  @Test
  void shifted_axes_are_listed_in_rising_order() {
    ShiftVector shift = ShiftVector.of(4, QUARTER.negate()).with(1, QUARTER);
    assertEquals(2, shift.size());
    assertEquals(1, shift.axis(0));
    assertEquals(4, shift.axis(1));
    assertEquals(QUARTER.negate(), shift.shift(1));
    assertEquals(QUARTER, shift.at(1));
    assertEquals(Angle.ZERO, shift.at(2));
  }

  @Test
  void a_replaced_shift_is_the_new_one_exactly() {
    Angle odd = Angle.of(0.1);
    assertEquals(ShiftVector.of(2, odd), ShiftVector.of(2, PI.plus(Angle.of(0.7))).with(2, odd));
  }

  @Test
  void fewer_axes_come_first_then_lower_ones() {
    List<ShiftVector> ordered =
        List.of(
            ShiftVector.ZERO,
            ShiftVector.of(0, QUARTER.negate()),
            ShiftVector.of(0, QUARTER),
            ShiftVector.of(1, QUARTER),
            ShiftVector.of(0, QUARTER).with(1, QUARTER));
    assertEquals(ordered, Stream.of(4, 2, 0, 3, 1).map(ordered::get).sorted().toList());
  }

  @Test
  void it_reads_as_the_axes_with_their_shifts() {
    assertEquals("0", ShiftVector.ZERO.toString());
    assertEquals(
        "[1: π/2, 4: -π/2]", ShiftVector.of(4, QUARTER.negate()).with(1, QUARTER).toString());
  }
}
