package dev.fluxion.dsl.engine.define;

import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;

/** The nested loops of a contraction: result indices outside, summed indices inside. */
public final class ContractLoops {
  private final int outer;
  private final int[] extents;
  private final int[] leftStrides;
  private final int[] rightStrides;
  private final int leftSize;
  private final int rightSize;
  private final int resultSize;

  /**
   * Creates the loops.
   *
   * @param op the contraction
   * @param left the shape of its first argument
   * @param right the shape of its second argument
   */
  public ContractLoops(Op.Contract op, Shape left, Shape right) {
    StringBuilder letters = new StringBuilder(op.result());
    outer = letters.length();
    (op.left() + op.right())
        .chars()
        .filter(letter -> letters.indexOf(String.valueOf((char) letter)) < 0)
        .distinct()
        .forEach(letter -> letters.append((char) letter));
    extents = new int[letters.length()];
    leftStrides = new int[letters.length()];
    rightStrides = new int[letters.length()];
    int product = 1;
    for (int k = 0; k < extents.length; k++) {
      int inLeft = op.left().indexOf(letters.charAt(k));
      int inRight = op.right().indexOf(letters.charAt(k));
      extents[k] = inLeft >= 0 ? left.extent(inLeft) : right.extent(inRight);
      leftStrides[k] = inLeft >= 0 ? left.strides()[inLeft] : 0;
      rightStrides[k] = inRight >= 0 ? right.strides()[inRight] : 0;
      product *= k < outer ? extents[k] : 1;
    }
    leftSize = left.size();
    rightSize = right.size();
    resultSize = product;
  }

  /** Returns the number of elements of the first argument. */
  public int leftSize() {
    return leftSize;
  }

  /** Returns the number of elements of the second argument. */
  public int rightSize() {
    return rightSize;
  }

  /** Returns the number of elements of the result. */
  public int resultSize() {
    return resultSize;
  }

  /** Returns the number of multiplications. */
  public long products() {
    long count = 1;
    for (int extent : extents) {
      count *= extent;
    }
    return count;
  }

  /** Gets each pair of elements that is multiplied, result by result. */
  public interface Body {
    /**
     * Gets a pair.
     *
     * @param result the element of the result that the product is added to
     * @param left the element of the first argument
     * @param right the element of the second argument
     */
    void accept(int result, int left, int right);
  }

  /** Passes every pair. */
  public void forEach(Body body) {
    if (products() == 0) {
      return;
    }
    int[] index = new int[extents.length];
    int left = 0;
    int right = 0;
    int result = 0;
    while (true) {
      body.accept(result, left, right);
      int axis = extents.length - 1;
      while (axis >= 0) {
        left += leftStrides[axis];
        right += rightStrides[axis];
        if (++index[axis] < extents[axis]) {
          break;
        }
        left -= index[axis] * leftStrides[axis];
        right -= index[axis] * rightStrides[axis];
        index[axis] = 0;
        axis--;
      }
      if (axis < 0) {
        return;
      }
      result += axis < outer ? 1 : 0;
    }
  }
}
