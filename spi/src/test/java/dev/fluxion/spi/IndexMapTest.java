package dev.fluxion.spi;

import static dev.fluxion.spi.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IndexMapTest {

  /** Random shapes, and maps that read a given shape, affine as often as not. */
  private record Source(Random random) {
    Source(long seed) {
      this(new Random(seed));
    }

    Shape shape() {
      int[] extents = random.ints(random.nextInt(4), 1, 5).toArray();
      return Shape.of(extents);
    }

    IndexMap map(Shape source, Shape target) {
      return random.nextBoolean() ? affine(source, target) : table(source, target);
    }

    IndexMap table(Shape source, Shape target) {
      return IndexMap.table(source, target, random.ints(target.size(), 0, source.size()).toArray());
    }

    /** Strides of either sign that use up the room that earlier axes left. */
    IndexMap affine(Shape source, Shape target) {
      int[] strides = new int[target.rank()];
      int offset = 0;
      int room = source.size() - 1;
      for (int axis = 0; axis < strides.length; axis++) {
        int steps = target.extent(axis) - 1;
        int stride = steps == 0 ? random.nextInt(9) - 4 : random.nextInt(room / steps + 1);
        room -= stride * steps;
        boolean backwards = steps > 0 && random.nextBoolean();
        offset += backwards ? stride * steps : 0;
        strides[axis] = backwards ? -stride : stride;
      }
      return IndexMap.affine(source, target, offset + random.nextInt(room + 1), strides);
    }
  }

  private static double[] read(IndexMap map, double[] source) {
    return IntStream.range(0, map.target().size()).mapToDouble(k -> source[map.at(k)]).toArray();
  }

  private static double[] numbers(Shape shape) {
    return IntStream.range(0, shape.size()).mapToDouble(k -> k).toArray();
  }

  @Property(tries = 300)
  void an_affine_map_reads_what_its_table_reads(@ForAll long seed) {
    Source random = new Source(seed);
    IndexMap map = random.affine(random.shape(), random.shape());
    IndexMap table = IndexMap.table(map.source(), map.target(), map.toTable());
    double[] source = numbers(map.source());
    assertArrayEquals(read(map, source), read(table, source));
    assertEquals(map.isIdentity(), table.isIdentity());
    assertTrue(map.isAffine());
    assertFalse(table.isAffine());
  }

  @Property(tries = 500)
  void composing_maps_reads_what_reading_twice_reads(@ForAll long seed) {
    Source random = new Source(seed);
    Shape middle = random.shape();
    IndexMap inner = random.map(random.shape(), middle);
    IndexMap outer = random.map(middle, random.shape());
    IndexMap both = outer.after(inner);
    double[] source = numbers(inner.source());
    assertEquals(inner.source(), both.source());
    assertEquals(outer.target(), both.target());
    assertArrayEquals(read(outer, read(inner, source)), read(both, source));
  }

  @Property(tries = 300)
  void composition_is_associative(@ForAll long seed) {
    Source random = new Source(seed);
    Shape first = random.shape();
    Shape second = random.shape();
    IndexMap a = random.map(random.shape(), first);
    IndexMap b = random.map(first, second);
    IndexMap c = random.map(second, random.shape());
    assertArrayEquals(c.after(b).after(a).toTable(), c.after(b.after(a)).toTable());
  }

  @Property(tries = 200)
  void a_reshaped_map_before_or_after_another_changes_shapes_only(@ForAll long seed) {
    Source random = new Source(seed);
    IndexMap map = random.map(random.shape(), random.shape());
    Shape flat = Shape.vector(map.target().size());
    IndexMap flattened = IndexMap.affine(map.target(), flat, 0, flat.strides()).after(map);
    assertEquals(flat, flattened.target());
    assertArrayEquals(map.toTable(), flattened.toTable());
  }

  @Test
  void transposing_twice_is_the_identity() {
    IndexMap transpose = IndexMap.affine(Shape.matrix(2, 3), Shape.matrix(3, 2), 0, 1, 3);
    IndexMap back = IndexMap.affine(Shape.matrix(3, 2), Shape.matrix(2, 3), 0, 1, 2);
    assertArrayEquals(new int[] {0, 3, 1, 4, 2, 5}, transpose.toTable());
    assertFalse(transpose.isIdentity());
    assertTrue(back.after(transpose).isIdentity());
  }

  @Test
  void a_reshape_is_an_identity_and_a_slice_is_not() {
    assertTrue(IndexMap.affine(Shape.matrix(2, 3), Shape.vector(6), 0, 1).isIdentity());
    assertFalse(IndexMap.affine(Shape.vector(6), Shape.vector(5), 0, 1).isIdentity());
    assertFalse(IndexMap.affine(Shape.vector(3), Shape.vector(3), 2, -1).isIdentity());
    assertTrue(IndexMap.table(Shape.vector(2), Shape.vector(2), 0, 1).isIdentity());
  }

  @Test
  void equality_is_by_form() {
    IndexMap affine = IndexMap.affine(Shape.vector(2), Shape.vector(2), 0, 1);
    assertEquals(affine, IndexMap.affine(Shape.vector(2), Shape.vector(2), 0, 1));
    assertNotEquals(affine, IndexMap.table(Shape.vector(2), Shape.vector(2), 0, 1));
    assertEquals("[2] -> [2] from 0 by [1]", affine.toString());
    assertEquals(
        "[2] -> [2] by table", IndexMap.table(Shape.vector(2), Shape.vector(2), 1, 0).toString());
  }

  @Test
  void an_empty_target_reads_nothing() {
    IndexMap map = IndexMap.affine(Shape.vector(0), Shape.matrix(3, 0), 0, 1, 1);
    assertEquals(0, map.toTable().length);
  }

  @Test
  void the_table_that_is_handed_in_is_copied() {
    int[] table = {1, 0};
    IndexMap map = IndexMap.table(Shape.vector(2), Shape.vector(2), table);
    table[0] = 0;
    assertEquals(1, map.at(0));
  }

  @Test
  void an_affine_map_has_a_stride_for_each_axis() {
    assertRefused(
        "FLX-102: an index map has one stride for each axis of [2, 3], got 1",
        () -> IndexMap.affine(Shape.vector(6), Shape.matrix(2, 3), 0, 1));
  }

  @Test
  void an_affine_map_stays_within_its_source() {
    assertRefused(
        "FLX-102: an index map stays within its source [6], got elements 1 to 6",
        () -> IndexMap.affine(Shape.vector(6), Shape.vector(6), 1, 1));
    assertRefused(
        "FLX-102: an index map stays within its source [6], got elements -2 to 3",
        () -> IndexMap.affine(Shape.vector(6), Shape.vector(6), 3, -1));
    assertRefused(
        "FLX-102: an index map stays within its source [6], got elements 0 to 4294967294",
        () -> IndexMap.affine(Shape.vector(6), Shape.vector(3), 0, Integer.MAX_VALUE));
  }

  @Test
  void a_table_has_an_entry_for_each_element_of_the_target() {
    assertRefused(
        "FLX-102: an index table has one entry for each element of [3], got 2",
        () -> IndexMap.table(Shape.vector(2), Shape.vector(3), 0, 1));
  }

  @Test
  void a_table_stays_within_its_source() {
    assertRefused(
        "FLX-102: an index table stays within its source [2], got 2",
        () -> IndexMap.table(Shape.vector(2), Shape.vector(2), 0, 2));
    assertRefused(
        "FLX-102: an index table stays within its source [2], got -1",
        () -> IndexMap.table(Shape.vector(2), Shape.vector(1), -1));
  }
}
