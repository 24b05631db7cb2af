package dev.fluxion.spi;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Refusal.assertRefused;
import static dev.fluxion.spi.Shape.matrix;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The shapes that the algebra gives, and what it refuses when an expression is written down. */
class ExprTest {
  private static final Object SCOPE = new Object();

  private static Expr input(int... extents) {
    return Expr.of(new Op.Input("x", Shape.of(extents), SCOPE));
  }

  private static int[] elements(Expr gather) {
    return assertInstanceOf(Op.Gather.class, gather.op()).map().toTable();
  }

  @Test
  void arithmetic_broadcasts_axes_counted_from_the_last() {
    assertEquals(matrix(2, 3), input(2, 3).plus(input(3)).shape());
    assertEquals(matrix(2, 3), input(3).minus(input(2, 1)).shape());
    assertEquals(matrix(2, 3), input(2, 1).times(input(1, 3)).shape());
    assertEquals(matrix(2, 3), input().div(input(2, 3)).shape());
    assertEquals(Shape.of(4, 2, 3), input(4, 1, 1).plus(input(2, 3)).shape());
    assertEquals(scalar(), input().plus(input()).shape());
  }

  @Test
  void an_empty_axis_broadcasts_like_any_other() {
    assertEquals(vector(0), input(0).plus(input(1)).shape());
    assertEquals(matrix(3, 0), input(3, 1).times(input(0)).shape());
  }

  @Property(tries = 200)
  void broadcasting_does_not_depend_on_the_order(
      @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 3) Integer> extents,
      @ForAll @IntRange(max = 15) int ones,
      @ForAll @IntRange(max = 4) int missing) {
    int[] full = extents.stream().mapToInt(extent -> extent).toArray();
    int lead = Math.min(missing, full.length);
    int[] part = new int[full.length - lead];
    for (int axis = 0; axis < part.length; axis++) {
      part[axis] = (ones >> axis & 1) == 1 ? 1 : full[axis + lead];
    }
    assertEquals(Shape.of(full), input(full).plus(input(part)).shape());
    assertEquals(Shape.of(full), input(part).plus(input(full)).shape());
    assertEquals(Shape.of(full), input(part).broadcast(Shape.of(full)).shape());
  }

  @Test
  void what_has_the_shape_already_is_not_touched() {
    Expr x = input(2, 3);
    assertSame(x, x.broadcast(matrix(2, 3)));
    assertSame(x, x.reshape(2, 3));
    assertSame(x, x.plus(Angle.ZERO));
    Expr v = input(3);
    assertSame(v, v.transpose());
    assertSame(v, v.withArgs(List.of()));
  }

  @Test
  void numbers_take_the_shape_of_what_they_meet() {
    assertEquals(vector(3), input(3).plus(1).shape());
    assertEquals(vector(3), input(3).minus(1).shape());
    assertEquals(vector(3), input(3).times(2).shape());
    assertEquals(vector(3), input(3).div(2).shape());
    assertEquals(vector(3), input(3).plus(PI.over(2)).shape());
    assertEquals(vector(3), input(3).minus(PI.over(2)).shape());
    assertEquals(vector(3), input(3).negate().shape());
    assertEquals(vector(3), input(3).pow(2).shape());
    assertEquals(vector(3), input(3).sqrt().shape());
  }

  @Test
  void a_shift_back_is_a_shift_by_the_opposite_angle() {
    Expr shifted = input().minus(PI.over(2));
    Op.Offset offset = assertInstanceOf(Op.Offset.class, shifted.args().get(1).op());
    assertEquals(PI.over(-2), offset.angle());
  }

  @Test
  void constants_have_the_shape_they_are_given() {
    assertEquals(scalar(), Expr.constant(3).shape());
    assertEquals(scalar(), Expr.constant(PI).shape());
    assertEquals(vector(2), Expr.vector(1, 2).shape());
    assertEquals(vector(0), Expr.vector().shape());
    assertEquals(matrix(2, 2), Expr.constant(matrix(2, 2), 7).shape());
    assertEquals(matrix(2, 2), Expr.constant(matrix(2, 2), 1, 2, 3, 4).shape());
  }

  @Test
  void comparisons_and_choices_broadcast() {
    assertEquals(matrix(2, 3), input(2, 1).lt(input(3)).shape());
    assertEquals(matrix(2, 3), input(2, 1).le(input(3)).shape());
    assertEquals(matrix(2, 3), input(2, 1).gt(input(3)).shape());
    assertEquals(matrix(2, 3), input(2, 1).ge(input(3)).shape());
    assertEquals(matrix(2, 3), input(2, 1).eq(input(3)).shape());
    assertEquals(matrix(2, 3), input(2, 1).min(input(3)).shape());
    assertEquals(matrix(2, 3), input(2, 1).max(input(3)).shape());
    assertEquals(matrix(2, 3), Expr.where(input(), input(2, 1), input(3)).shape());
  }

  @Test
  void an_index_drops_the_leading_axes() {
    Expr x = input(2, 3, 4);
    assertEquals(scalar(), x.get(1, 2, 3).shape());
    assertEquals(vector(4), x.get(1, 2).shape());
    assertEquals(matrix(3, 4), x.get(1).shape());
    assertArrayEquals(new int[] {20, 21, 22, 23}, elements(x.get(1, 2)));
    assertArrayEquals(new int[] {23}, elements(x.get(1, 2, 3)));
  }

  @Test
  void a_slice_keeps_all_axes() {
    Expr x = input(3, 4);
    assertEquals(matrix(2, 4), x.slice(1, 3).shape());
    assertEquals(matrix(3, 2), x.slice(1, 1, 3).shape());
    assertEquals(matrix(0, 4), x.slice(2, 2).shape());
    assertArrayEquals(new int[] {1, 2, 5, 6, 9, 10}, elements(x.slice(1, 1, 3)));
    assertArrayEquals(new int[] {4, 5, 6, 7, 8, 9, 10, 11}, elements(x.slice(1, 3)));
  }

  @Test
  void reshaping_keeps_the_row_major_order() {
    assertEquals(matrix(3, 2), input(2, 3).reshape(3, 2).shape());
    assertEquals(vector(6), input(2, 3).flatten().shape());
    assertEquals(scalar(), input(1, 1).reshape().shape());
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, elements(input(2, 3).reshape(3, 2)));
  }

  @Test
  void transposing_reverses_the_axes() {
    assertEquals(matrix(3, 2), input(2, 3).transpose().shape());
    assertEquals(Shape.of(4, 3, 2), input(2, 3, 4).transpose().shape());
    assertArrayEquals(new int[] {0, 3, 1, 4, 2, 5}, elements(input(2, 3).transpose()));
  }

  @Test
  void sums_drop_axes() {
    assertEquals(scalar(), input(2, 3).sum().shape());
    assertEquals(vector(3), input(2, 3).sum(0).shape());
    assertEquals(vector(2), input(2, 3).sum(1).shape());
    assertEquals(Shape.of(2, 4), input(2, 3, 4).sum(1).shape());
    assertEquals(scalar(), input(2, 3).mean().shape());
    assertEquals(scalar(), input(2, 3).norm().shape());
    assertEquals(scalar(), input(0).sum().shape());
    assertEquals(vector(3), input(0, 3).sum(0).shape());
  }

  @Test
  void products_of_vectors_and_matrices() {
    assertEquals(scalar(), input(3).dot(input(3)).shape());
    assertEquals(scalar(), input(2, 3).dot(input(2, 3)).shape());
    assertEquals(scalar(), input().dot(input()).shape());
    assertEquals(matrix(2, 4), input(2, 3).matmul(input(3, 4)).shape());
    assertEquals(vector(2), input(2, 3).matmul(input(3)).shape());
    assertEquals(vector(4), input(3).matmul(input(3, 4)).shape());
    assertEquals(scalar(), input(3).matmul(input(3)).shape());
    assertEquals(matrix(2, 4), input(2, 0).matmul(input(0, 4)).shape());
  }

  @Test
  void a_stack_has_a_new_first_axis() {
    assertEquals(vector(2), Expr.stack(input(), input()).shape());
    assertEquals(Shape.of(2, 3, 4), Expr.stack(input(3, 4), input(3, 4)).shape());
    assertEquals(matrix(1, 3), Expr.stack(List.of(input(3))).shape());
  }

  @Test
  void a_concatenation_is_longer_in_its_first_axis() {
    assertEquals(vector(5), Expr.concat(input(2), input(3)).shape());
    assertEquals(matrix(3, 4), Expr.concat(input(1, 4), input(2, 4)).shape());
    assertEquals(matrix(2, 4), Expr.concat(input(2, 4), input(0, 4)).shape());
  }

  @Test
  void equal_structure_has_equal_hashes_but_is_not_the_same_object() {
    Expr x = input(3);
    Expr one = x.plus(1).times(x);
    Expr other = x.plus(1).times(x);
    assertNotEquals(one, other);
    assertNotSame(one, other);
    assertEquals(one.structuralHash(), other.structuralHash());
    assertNotEquals(one.structuralHash(), x.plus(2).times(x).structuralHash());
  }

  @Test
  void it_prints_its_head_and_shape() {
    assertEquals("x [3]", input(3).toString());
    assertEquals("power [3]", input(3).pow(2).toString());
    assertEquals(
        "test:sin scalar",
        Primitive.elementwise("test:sin").kernel(Math::sin).build().at(input()).toString());
  }

  @Test
  void shapes_that_do_not_broadcast_are_refused() {
    String message =
        "FLX-104: shapes must agree in each axis, counted from the last, or have extent 1 there, "
            + "got [2, 3] and [2]";
    assertRefused(message, () -> input(2, 3).plus(input(2)));
    assertRefused(message, () -> input(2, 3).times(input(2)));
    assertRefused(message, () -> input(2, 3).lt(input(2)));
    assertRefused(message, () -> Expr.where(input(2, 3), input(2), input()));
    assertRefused(message, () -> input(2, 3).plus(Expr.constant(vector(2), 1)));
  }

  @Test
  void a_larger_array_does_not_broadcast_to_a_smaller_one() {
    assertRefused(
        "FLX-104: shape [2, 3] does not broadcast to [3]", () -> input(2, 3).broadcast(vector(3)));
    assertRefused(
        "FLX-104: shape [3] does not broadcast to [1]", () -> input(3).broadcast(vector(1)));
  }

  @Test
  void an_index_is_within_the_shape() {
    assertRefused(
        "FLX-105: index [3] is out of range for shape [3], which starts at 0",
        () -> input(3).get(3));
    assertRefused(
        "FLX-105: index [0, -1] is out of range for shape [2, 3], which starts at 0",
        () -> input(2, 3).get(0, -1));
    assertRefused(
        "FLX-105: an index of an array of shape [3] has at most 1 parts, got [0, 1]",
        () -> input(3).get(0, 1));
  }

  @Test
  void a_range_is_within_the_shape() {
    assertRefused(
        "FLX-105: range 1 to 4 of axis 0 is not within shape [3]", () -> input(3).slice(1, 4));
    assertRefused(
        "FLX-105: range 2 to 1 of axis 0 is not within shape [3]", () -> input(3).slice(2, 1));
    assertRefused(
        "FLX-105: range -1 to 1 of axis 0 is not within shape [3]", () -> input(3).slice(-1, 1));
    assertRefused(
        "FLX-105: range 0 to 1 of axis 1 is not within shape [3]", () -> input(3).slice(1, 0, 1));
  }

  @Test
  void an_axis_is_one_of_the_shape() {
    assertRefused("FLX-105: axis 1 is not an axis of shape [3]", () -> input(3).sum(1));
    assertRefused("FLX-105: axis 0 is not an axis of shape scalar", () -> input().sum(0));
  }

  @Test
  void reshaping_keeps_the_number_of_elements() {
    assertRefused(
        "FLX-104: shape [4] must have as many elements as [2, 3] to reshape to it",
        () -> input(2, 3).reshape(4));
  }

  @Test
  void a_dot_product_is_of_one_shape() {
    assertRefused(
        "FLX-104: a dot product needs two arrays of one shape, got [3] and [2]",
        () -> input(3).dot(input(2)));
  }

  @Test
  void a_matrix_product_has_inner_extents_that_agree() {
    String message =
        "FLX-104: a matrix product needs vectors or matrices whose inner extents agree, got ";
    assertRefused(message + "[2, 3] and [2, 3]", () -> input(2, 3).matmul(input(2, 3)));
    assertRefused(message + "scalar and [3]", () -> input().matmul(input(3)));
    assertRefused(message + "[2, 3] and scalar", () -> input(2, 3).matmul(input()));
    assertRefused(message + "[2, 3, 4] and [4]", () -> input(2, 3, 4).matmul(input(4)));
  }

  @Test
  void a_stack_is_of_parts_of_one_shape() {
    assertRefused("FLX-104: a stack has at least one part, got none", Expr::stack);
    assertRefused(
        "FLX-104: a stack needs parts of one shape, got [2] and [3]",
        () -> Expr.stack(input(2), input(3)));
  }

  @Test
  void a_concatenation_is_of_parts_that_differ_in_their_first_extent() {
    String axes =
        "FLX-104: a concatenation needs parts with at least one axis; scalars are stacked";
    assertRefused(axes, Expr::concat);
    assertRefused(axes, () -> Expr.concat(input(), input()));
    String extents =
        "FLX-104: a concatenation needs parts that differ in their first extent only, got ";
    assertRefused(extents + "[2, 3] and [2, 4]", () -> Expr.concat(input(2, 3), input(2, 4)));
    assertRefused(extents + "[2] and scalar", () -> Expr.concat(input(2), input()));
  }

  @Test
  void a_constant_has_a_value_for_each_element() {
    assertRefused(
        "FLX-103: a constant of shape [3] has 3 values, got 2",
        () -> Expr.constant(vector(3), 1, 2));
  }

  @Test
  void nodes_of_the_grammar_check_their_arguments() {
    assertRefused(
        "FLX-104: a linear combination has 2 arguments, got 1",
        () -> Expr.of(new Op.Linear(new double[] {1, 2}), input()));
    assertRefused("FLX-104: a product has 1 arguments, got 0", () -> Expr.of(new Op.Product()));
    assertRefused(
        "FLX-104: a power has 1 arguments, got 2",
        () -> Expr.of(new Op.Power(2), input(), input()));
    assertRefused(
        "FLX-104: a comparison needs arguments of one shape, got [2] and scalar",
        () -> Expr.of(new Op.Compare(Op.Relation.LESS), input(2), input()));
    assertRefused(
        "FLX-104: a selection has 3 arguments, got 2",
        () -> Expr.of(new Op.Where(), input(), input()));
    IndexMap map = IndexMap.affine(vector(3), scalar(), 1);
    assertRefused(
        "FLX-104: a gather needs one argument of shape [3], got [[2]]",
        () -> Expr.of(new Op.Gather(map), input(2)));
    assertRefused(
        "FLX-104: a scatter needs one argument of shape scalar, got [[3], scalar]",
        () -> Expr.of(new Op.Scatter(map), input(3), input()));
    assertRefused(
        "FLX-104: a contraction ij,jk->ik needs axes that fit, got shape [3] for jk",
        () -> Expr.of(new Op.Contract("ij", "jk", "ik"), input(2, 3), input(3)));
    assertRefused(
        "FLX-104: a contraction ij,jk->ik needs axes that fit, got shape [4, 5] for jk",
        () -> Expr.of(new Op.Contract("ij", "jk", "ik"), input(2, 3), input(4, 5)));
  }
}
