package dev.fluxion.dsl.engine.compile.contract;

import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;

/**
 * A contraction that sums nothing: outer products, scaled rows, elementwise products. A slice is a
 * line of the result along its last axes, as many as run in even steps in both arguments.
 */
final class Products implements Kernel {
  /** Elements of a piece that stays in the first-level cache together with its copy. */
  private static final int PIECE = 1024;

  /** Shorter lines do not repay the copies. */
  private static final int SHORT = 16;

  private final Index linesLeft;
  private final Index linesRight;
  private final int length;
  private final int stepLeft;
  private final int stepRight;

  Products(Op.Contract op, Shape left, Shape right) {
    Letters letters = new Letters(op, left, right);
    int split = op.result().length();
    while (split > 0 && letters.isEven(op.result().substring(split - 1))) {
      split--;
    }
    String lines = op.result().substring(0, split);
    Index lineLeft = letters.inLeft(op.result().substring(split));
    Index lineRight = letters.inRight(op.result().substring(split));
    linesLeft = letters.inLeft(lines);
    linesRight = letters.inRight(lines);
    length = lineLeft.extent();
    stepLeft = length == 1 ? 0 : lineLeft.at(1);
    stepRight = length == 1 ? 0 : lineRight.at(1);
  }

  @Override
  public int slices() {
    return linesLeft.extent();
  }

  @Override
  public int[] scratchSizes() {
    int piece = isCopied() ? Math.min(PIECE, length) : 0;
    return new int[] {piece, piece};
  }

  /** Whether one argument is a number and the other a line: then C2 vectorises, on copies. */
  private boolean isCopied() {
    return length >= SHORT && stepLeft + stepRight == 1 && stepLeft * stepRight == 0;
  }

  @Override
  public void run(
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] result,
      int resultAt,
      double[][] scratch,
      int first,
      int last) {
    if (!isCopied()) {
      for (int line = first; line < last; line++) {
        multiply(
            left,
            leftAt + linesLeft.at(line),
            right,
            rightAt + linesRight.at(line),
            result,
            resultAt + line * length);
      }
    } else if (stepLeft == 0) {
      scale(
          left,
          leftAt,
          linesLeft,
          right,
          rightAt,
          linesRight,
          result,
          resultAt,
          scratch,
          first,
          last);
    } else {
      scale(
          right,
          rightAt,
          linesRight,
          left,
          leftAt,
          linesLeft,
          result,
          resultAt,
          scratch,
          first,
          last);
    }
  }

  /** Adds 0 as every sum does, so that a product of -0 is 0. */
  private void multiply(
      double[] left, int leftAt, double[] right, int rightAt, double[] result, int resultAt) {
    if (stepLeft == 0 && stepRight == 1) {
      multiply(length, left[leftAt], right, rightAt, result, resultAt);
    } else if (stepLeft == 1 && stepRight == 0) {
      multiply(length, right[rightAt], left, leftAt, result, resultAt);
    } else {
      for (int j = 0; j < length; j++) {
        result[resultAt + j] = left[leftAt + j * stepLeft] * right[rightAt + j * stepRight] + 0.0;
      }
    }
  }

  private static void multiply(
      int count, double factor, double[] line, int lineAt, double[] result, int resultAt) {
    for (int j = 0; j < count; j++) {
      result[resultAt + j] = factor * line[lineAt + j] + 0.0;
    }
  }

  private void scale(
      double[] factors,
      int factorsAt,
      Index factorOf,
      double[] lines,
      int linesAt,
      Index lineOf,
      double[] result,
      int resultAt,
      double[][] scratch,
      int first,
      int last) {
    for (int begin = 0; begin < length; begin += PIECE) {
      int count = Math.min(PIECE, length - begin);
      int copied = -1;
      for (int line = first; line < last; line++) {
        int from = lineOf.at(line);
        if (from != copied) {
          System.arraycopy(lines, linesAt + from + begin, scratch[0], 0, count);
          copied = from;
        }
        scale(count, factors[factorsAt + factorOf.at(line)], scratch[0], scratch[1]);
        System.arraycopy(scratch[1], 0, result, resultAt + line * length + begin, count);
      }
    }
  }

  private static void scale(int count, double factor, double[] line, double[] scaled) {
    for (int j = 0; j < count; j++) {
      scaled[j] = factor * line[j] + 0.0;
    }
  }
}
