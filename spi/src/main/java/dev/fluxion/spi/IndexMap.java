package dev.fluxion.spi;

import java.util.Arrays;

/**
 * Says which element of a source array each element of a target array is taken from.
 *
 * <p>Indexing, slicing, reshaping, transposing and broadcasting are all such maps: affine ones,
 * with an offset and a stride for each axis of the target (0 where the axis repeats). Any other
 * choice of elements is a table.
 */
public final class IndexMap {
  private final Shape source;
  private final Shape target;
  private final int offset;
  private final int[] strides;
  private final int[] table;

  private IndexMap(Shape source, Shape target, int offset, int[] strides, int[] table) {
    this.source = source;
    this.target = target;
    this.offset = offset;
    this.strides = strides;
    this.table = table;
  }

  /**
   * Returns the map that takes target element {@code (i, j, …)} from source element {@code offset +
   * i·strides[0] + j·strides[1] + …}.
   *
   * @param source the shape that is read, row-major
   * @param target the shape that results
   * @param offset the element that the first target element is taken from
   * @param strides one for each axis of the target, in elements of the source
   */
  public static IndexMap affine(Shape source, Shape target, int offset, int... strides) {
    long low = offset;
    long high = offset;
    if (strides.length != target.rank()) {
      throw new FluxionException(
          "FLX-102",
          "an index map has one stride for each axis of " + target + ", got " + strides.length);
    }
    for (int axis = 0; axis < strides.length; axis++) {
      long reach = (long) strides[axis] * (target.extent(axis) - 1);
      low += Math.min(0, reach);
      high += Math.max(0, reach);
    }
    if (target.size() > 0 && (low < 0 || high >= source.size())) {
      throw new FluxionException(
          "FLX-102",
          "an index map stays within its source "
              + source
              + ", got elements "
              + low
              + " to "
              + high);
    }
    return new IndexMap(source, target, offset, strides.clone(), new int[0]);
  }

  /**
   * Returns the map that takes target element k, row-major, from source element {@code table[k]}.
   *
   * @param source the shape that is read
   * @param target the shape that results
   * @param table one source element for each target element
   */
  public static IndexMap table(Shape source, Shape target, int... table) {
    if (table.length != target.size()) {
      throw new FluxionException(
          "FLX-102",
          "an index table has one entry for each element of " + target + ", got " + table.length);
    }
    for (int element : table) {
      if (element < 0 || element >= source.size()) {
        throw new FluxionException(
            "FLX-102", "an index table stays within its source " + source + ", got " + element);
      }
    }
    return new IndexMap(source, target, -1, new int[0], table.clone());
  }

  /** Returns the shape that is read. */
  public Shape source() {
    return source;
  }

  /** Returns the shape that results. */
  public Shape target() {
    return target;
  }

  /** Returns whether the map is an offset with strides rather than a table. */
  public boolean isAffine() {
    return offset >= 0;
  }

  /** Returns the element that the first target element is taken from; affine maps only. */
  public int offset() {
    return offset;
  }

  /**
   * Returns the stride along a target axis; affine maps only.
   *
   * @param axis an axis of the target
   */
  public int stride(int axis) {
    return strides[axis];
  }

  /**
   * Returns the source element that a target element is taken from.
   *
   * @param element the target element, row-major
   */
  public int at(int element) {
    if (!isAffine()) {
      return table[element];
    }
    int result = offset;
    int rest = element;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      int extent = target.extent(axis);
      result += rest % extent * strides[axis];
      rest /= extent;
    }
    return result;
  }

  /** Returns the source elements of all target elements, row-major. */
  public int[] toTable() {
    int[] result = new int[target.size()];
    for (int k = 0; k < result.length; k++) {
      result[k] = at(k);
    }
    return result;
  }

  /** Returns whether every element is taken from the same place, whatever the shapes. */
  public boolean isIdentity() {
    if (source.size() != target.size()) {
      return false;
    }
    if (isAffine()) {
      int[] natural = target.strides();
      for (int axis = 0; axis < natural.length; axis++) {
        if (target.extent(axis) != 1 && strides[axis] != natural[axis]) {
          return false;
        }
      }
      return offset == 0;
    }
    for (int k = 0; k < table.length; k++) {
      if (table[k] != k) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the map that first applies an inner map, then this one.
   *
   * @param inner the map whose target has as many elements as this one's source
   */
  public IndexMap after(IndexMap inner) {
    if (isIdentity() && !target.equals(inner.target)) {
      return inner.retarget(target);
    }
    if (inner.isIdentity() && isAffine()) {
      return new IndexMap(inner.source, target, offset, strides, table);
    }
    if (isAffine() && target.isScalar()) {
      return affine(inner.source, target, inner.at(offset));
    }
    int[] composed = new int[target.size()];
    for (int k = 0; k < composed.length; k++) {
      composed[k] = inner.at(at(k));
    }
    return table(inner.source, target, composed);
  }

  private IndexMap retarget(Shape shape) {
    return isIdentity()
        ? affine(source, shape, 0, shape.strides())
        : table(source, shape, toTable());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexMap map
        && offset == map.offset
        && source.equals(map.source)
        && target.equals(map.target)
        && Arrays.equals(strides, map.strides)
        && Arrays.equals(table, map.table);
  }

  @Override
  public int hashCode() {
    return ((source.hashCode() * 31 + target.hashCode()) * 31 + offset) * 31
        + Arrays.hashCode(strides)
        + Arrays.hashCode(table);
  }

  /** Returns the shapes and how they are connected, for diagnostics. */
  @Override
  public String toString() {
    return source
        + " -> "
        + target
        + (isAffine() ? " from " + offset + " by " + Arrays.toString(strides) : " by table");
  }
}
