package dev.fluxion.dsl;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.Arrays;

/** An immutable array of numbers: the value of a function or of a derivative. */
public final class Tensor {
  private final Shape shape;
  private final double[] values;

  private Tensor(Shape shape, double[] values) {
    this.shape = shape;
    this.values = values;
  }

  static Tensor of(Shape shape, double[] values, int from) {
    return new Tensor(shape, Arrays.copyOfRange(values, from, from + shape.size()));
  }

  /** Returns the shape. */
  public Shape shape() {
    return shape;
  }

  /**
   * Returns the only element.
   *
   * @throws FluxionException FLX-220 if there is not exactly one
   */
  public double asDouble() {
    if (values.length != 1) {
      throw new FluxionException(
          "FLX-220", "only an array of one element is a number, got shape " + shape);
    }
    return values[0];
  }

  /**
   * Returns an element.
   *
   * @param indices one for each axis, from 0
   * @throws FluxionException FLX-105 if they are out of range
   */
  public double get(int... indices) {
    boolean fits = indices.length == shape.rank();
    int element = 0;
    for (int axis = 0; fits && axis < indices.length; axis++) {
      fits = indices[axis] >= 0 && indices[axis] < shape.extent(axis);
      element = element * shape.extent(axis) + indices[axis];
    }
    if (!fits) {
      throw new FluxionException(
          "FLX-105", "index " + Arrays.toString(indices) + " is out of range for shape " + shape);
    }
    return values[element];
  }

  /** Returns all elements, row-major, a copy. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && shape.equals(tensor.shape)
        && Arrays.equals(values, tensor.values);
  }

  @Override
  public int hashCode() {
    return shape.hashCode() * 31 + Arrays.hashCode(values);
  }

  /** Returns the elements in brackets, nested by axis: {@code [[1.0, 0.0], [0.0, 1.0]]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, 0, 0);
    return text.toString();
  }

  private void append(StringBuilder text, int axis, int element) {
    if (axis == shape.rank()) {
      text.append(values[element]);
      return;
    }
    int stride = shape.strides()[axis];
    text.append('[');
    for (int i = 0; i < shape.extent(axis); i++) {
      text.append(i == 0 ? "" : ", ");
      append(text, axis + 1, element + i * stride);
    }
    text.append(']');
  }
}
