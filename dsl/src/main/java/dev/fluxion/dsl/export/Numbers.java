package dev.fluxion.dsl.export;

import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints an array of numbers: all of a short one, the start of a long one. */
final class Numbers {
  private static final int SHORT = 9;

  private Numbers() {}

  static String text(Op.Constant constant, Notation notation) {
    Shape shape = constant.shape();
    if (shape.isScalar() || (constant.isUniform() && shape.size() > 0)) {
      return notation.number(constant.value(0));
    }
    if (shape.size() > SHORT) {
      String size =
          IntStream.of(shape.extents()).mapToObj(String::valueOf).collect(Collectors.joining("×"));
      return "["
          + notation.number(constant.value(0))
          + ", "
          + notation.number(constant.value(1))
          + ", "
          + notation.ellipsis(size)
          + "]";
    }
    StringBuilder text = new StringBuilder();
    int[] strides = shape.strides();
    for (int element = 0; element < shape.size(); element++) {
      text.append(element == 0 ? "" : ", ");
      for (int axis = 0; axis < shape.rank(); axis++) {
        // A bracket opens where all later axes start again.
        text.append(element % (strides[axis] * shape.extent(axis)) == 0 ? "[" : "");
      }
      text.append(notation.number(constant.value(element)));
      for (int axis = 0; axis < shape.rank(); axis++) {
        text.append((element + 1) % (strides[axis] * shape.extent(axis)) == 0 ? "]" : "");
      }
    }
    return shape.size() == 0 ? "[]" : text.toString();
  }
}
