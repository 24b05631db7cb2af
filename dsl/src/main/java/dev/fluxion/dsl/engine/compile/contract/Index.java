package dev.fluxion.dsl.engine.compile.contract;

/**
 * Where the elements of one array lie, as several of its axes run as one: the first of them
 * slowest, the last one fastest.
 */
final class Index {
  private static final int[] NONE = {};

  private final int extent;
  private final int stride;
  private final int[] offsets;

  private Index(int extent, int stride, int[] offsets) {
    this.extent = extent;
    this.stride = stride;
    this.offsets = offsets;
  }

  /**
   * Joins axes.
   *
   * @param extents how many elements each axis has, at least 1
   * @param strides the distance between neighbours along each; 0 where the array lacks the axis
   */
  static Index of(int[] extents, int[] strides) {
    int extent = 1;
    int stride = 0;
    boolean regular = true;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      if (extents[axis] > 1) {
        regular &= extent == 1 || strides[axis] == stride * extent;
        stride = extent == 1 ? strides[axis] : stride;
        extent *= extents[axis];
      }
    }
    return new Index(extent, stride, regular ? NONE : table(extents, strides, extent));
  }

  private static int[] table(int[] extents, int[] strides, int size) {
    int[] table = new int[size];
    int block = size;
    for (int axis = 0; axis < extents.length; axis++) {
      block /= extents[axis];
      for (int i = 0; i < size; i++) {
        table[i] += i / block % extents[axis] * strides[axis];
      }
    }
    return table;
  }

  /** Returns the number of elements. */
  int extent() {
    return extent;
  }

  /** Returns the distance of an element from the first. */
  int at(int element) {
    return offsets.length == 0 ? element * stride : offsets[element];
  }

  /** Returns whether all neighbours are equally far apart. */
  boolean isEven() {
    return offsets.length == 0;
  }

  /** Returns whether neighbours are the given distance apart; a single element is any. */
  boolean hasStride(int distance) {
    return offsets.length == 0 && (extent == 1 || stride == distance);
  }
}
