package dev.fluxion.dsl.engine.compile.contract;

import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.stream.Collectors;

/** The letters of a contraction with the axes that they stand for. */
final class Letters {
  private final Op.Contract op;
  private final Shape left;
  private final Shape right;
  private final Shape result;

  Letters(Op.Contract op, Shape left, Shape right) {
    this.op = op;
    this.left = left;
    this.right = right;
    this.result = Shape.of(op.result().chars().map(this::extent).toArray());
  }

  private int extent(int letter) {
    int axis = op.left().indexOf(letter);
    return axis >= 0 ? left.extent(axis) : right.extent(op.right().indexOf(letter));
  }

  /** Returns the letters of the result that do, or do not, occur in each argument. */
  String ofResult(boolean inLeft, boolean inRight) {
    return op.result()
        .chars()
        .filter(letter -> op.left().indexOf(letter) >= 0 == inLeft)
        .filter(letter -> op.right().indexOf(letter) >= 0 == inRight)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** Returns the letters that the result lacks, in the order in which the arguments have them. */
  String summed() {
    return (op.left() + op.right())
        .chars()
        .filter(letter -> op.result().indexOf(letter) < 0)
        .distinct()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** Returns where the axes of letters lie in the left argument. */
  Index inLeft(String letters) {
    return index(letters, op.left(), left);
  }

  /** Returns where the axes of letters lie in the right argument. */
  Index inRight(String letters) {
    return index(letters, op.right(), right);
  }

  /** Returns where the axes of letters lie in the result. */
  Index inResult(String letters) {
    return index(letters, op.result(), result);
  }

  /** Returns whether letters of the result run in even steps through both arguments. */
  boolean isEven(String letters) {
    return inLeft(letters).isEven() && inRight(letters).isEven();
  }

  private Index index(String letters, String axes, Shape shape) {
    int[] strides = shape.strides();
    return Index.of(
        letters.chars().map(this::extent).toArray(),
        letters.chars().map(axes::indexOf).map(axis -> axis < 0 ? 0 : strides[axis]).toArray());
  }
}
