package dev.fluxion.spi;

import java.util.Arrays;

/**
 * The extent of an array in each of its axes; arrays are stored row-major, the last axis first to
 * vary.
 *
 * <p>A scalar has no axes and one element. An axis may have extent 0, the array is then empty.
 */
public final class Shape {
  private static final Shape SCALAR = new Shape(new int[0]);

  private final int[] extents;
  private final int size;

  private Shape(int[] extents) {
    this.extents = extents;
    long product = 1;
    for (int extent : extents) {
      if (extent < 0) {
        throw new FluxionException(
            "FLX-101", "a shape has no negative extents, got " + Arrays.toString(extents));
      }
      product *= extent;
      if (product > Integer.MAX_VALUE - 8) {
        throw new FluxionException(
            "FLX-101",
            "a shape has at most 2^31 - 9 elements, got extents " + Arrays.toString(extents));
      }
    }
    this.size = (int) product;
  }

  /** Returns the shape of a single number. */
  public static Shape scalar() {
    return SCALAR;
  }

  /**
   * Returns the shape of a vector.
   *
   * @param length the number of elements, 0 or more
   */
  public static Shape vector(int length) {
    return new Shape(new int[] {length});
  }

  /**
   * Returns the shape of a matrix.
   *
   * @param rows the extent of the first axis
   * @param columns the extent of the second axis
   */
  public static Shape matrix(int rows, int columns) {
    return new Shape(new int[] {rows, columns});
  }

  /**
   * Returns the shape with the given extents; none make a scalar.
   *
   * @param extents the extent of each axis, 0 or more
   */
  public static Shape of(int... extents) {
    return extents.length == 0 ? SCALAR : new Shape(extents.clone());
  }

  /** Returns the number of axes; 0 for a scalar. */
  public int rank() {
    return extents.length;
  }

  /**
   * Returns the extent of an axis.
   *
   * @param axis 0 to {@code rank() - 1}
   */
  public int extent(int axis) {
    return extents[axis];
  }

  /** Returns the number of elements. */
  public int size() {
    return size;
  }

  /** Returns whether this is the shape of a single number, without axes. */
  public boolean isScalar() {
    return extents.length == 0;
  }

  /** Returns the extents of all axes, a copy. */
  public int[] extents() {
    return extents.clone();
  }

  /** Returns the distance in elements between neighbours along each axis. */
  public int[] strides() {
    int[] strides = new int[extents.length];
    int stride = 1;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= extents[axis];
    }
    return strides;
  }

  /**
   * Returns the shape with the axes of this one followed by those of another.
   *
   * @param inner the shape of each element
   */
  public Shape append(Shape inner) {
    int[] joined = Arrays.copyOf(extents, extents.length + inner.extents.length);
    System.arraycopy(inner.extents, 0, joined, extents.length, inner.extents.length);
    return of(joined);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(extents);
  }

  /** Returns {@code scalar}, {@code [3]}, {@code [2, 3]} and so on. */
  @Override
  public String toString() {
    return extents.length == 0 ? "scalar" : Arrays.toString(extents);
  }
}
