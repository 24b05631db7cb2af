package dev.fluxion.spi;

import static dev.fluxion.spi.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShapeTest {

  @Test
  void a_scalar_has_no_axes_and_one_element() {
    assertTrue(Shape.scalar().isScalar());
    assertEquals(0, Shape.scalar().rank());
    assertEquals(1, Shape.scalar().size());
    assertSame(Shape.scalar(), Shape.of());
    assertFalse(Shape.vector(1).isScalar());
    assertNotEquals(Shape.scalar(), Shape.vector(1));
  }

  @Test
  void the_last_axis_varies_first() {
    assertArrayEquals(new int[] {12, 4, 1}, Shape.of(2, 3, 4).strides());
    assertArrayEquals(new int[0], Shape.scalar().strides());
    assertEquals(24, Shape.of(2, 3, 4).size());
    assertEquals(3, Shape.of(2, 3, 4).extent(1));
  }

  @Test
  void an_axis_may_be_empty() {
    assertEquals(0, Shape.matrix(3, 0).size());
    assertEquals(Shape.of(0), Shape.vector(0));
  }

  @Test
  void shapes_are_appended_outer_axes_first() {
    assertEquals(Shape.of(2, 3, 4), Shape.vector(2).append(Shape.matrix(3, 4)));
    assertEquals(Shape.vector(2), Shape.vector(2).append(Shape.scalar()));
    assertEquals(Shape.vector(2), Shape.scalar().append(Shape.vector(2)));
  }

  @Test
  void the_extents_that_are_handed_in_and_out_are_copies() {
    int[] extents = {2, 3};
    Shape shape = Shape.of(extents);
    extents[0] = 7;
    shape.extents()[1] = 7;
    assertEquals(Shape.matrix(2, 3), shape);
    assertEquals(Shape.matrix(2, 3).hashCode(), shape.hashCode());
  }

  @Test
  void it_prints_its_extents() {
    assertEquals("scalar", Shape.scalar().toString());
    assertEquals("[3]", Shape.vector(3).toString());
    assertEquals("[2, 3]", Shape.matrix(2, 3).toString());
  }

  @Test
  void extents_are_not_negative() {
    assertRefused(
        "FLX-101: a shape has no negative extents, got [2, -1]", () -> Shape.matrix(2, -1));
  }

  @Test
  void arrays_fit_into_java_arrays() {
    assertEquals(Integer.MAX_VALUE - 8, Shape.vector(Integer.MAX_VALUE - 8).size());
    assertRefused(
        "FLX-101: a shape has at most 2^31 - 9 elements, got extents [65536, 65536]",
        () -> Shape.matrix(65536, 65536));
    assertRefused(
        "FLX-101: a shape has at most 2^31 - 9 elements, got extents [2147483647]",
        () -> Shape.vector(Integer.MAX_VALUE));
  }
}
