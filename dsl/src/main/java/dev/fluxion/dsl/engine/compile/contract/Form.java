package dev.fluxion.dsl.engine.compile.contract;

import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;

/**
 * A contraction as products of matrices: letters of all three arrays number the products, those of
 * the left argument and the result its rows, those of the right argument and the result its
 * columns, and the others the terms of each sum.
 *
 * @param batchLeft where each product's left matrix begins
 * @param batchRight where its right matrix begins
 * @param batchResult where its result begins
 * @param rowsLeft the rows in the left argument
 * @param rowsResult the rows in the result
 * @param columnsRight the columns in the right argument
 * @param columnsResult the columns in the result
 * @param termsLeft the terms in the left argument
 * @param termsRight the terms in the right argument
 */
record Form(
    Index batchLeft,
    Index batchRight,
    Index batchResult,
    Index rowsLeft,
    Index rowsResult,
    Index columnsRight,
    Index columnsResult,
    Index termsLeft,
    Index termsRight) {

  /**
   * Sorts the letters of a contraction without empty axes and without a letter twice in one array.
   */
  static Form of(Op.Contract op, Shape left, Shape right) {
    Letters letters = new Letters(op, left, right);
    String batch = letters.ofResult(true, true);
    String rows = letters.ofResult(true, false);
    String columns = letters.ofResult(false, true);
    String terms = letters.summed();
    return new Form(
        letters.inLeft(batch),
        letters.inRight(batch),
        letters.inResult(batch),
        letters.inLeft(rows),
        letters.inResult(rows),
        letters.inRight(columns),
        letters.inResult(columns),
        letters.inLeft(terms),
        letters.inRight(terms));
  }

  /**
   * Returns whether no letter occurs twice in one array: diagonals are not products of matrices.
   */
  static boolean fits(Op.Contract op) {
    return isDistinct(op.left()) && isDistinct(op.right()) && isDistinct(op.result());
  }

  private static boolean isDistinct(String letters) {
    return letters.chars().distinct().count() == letters.length();
  }

  /** Returns the form of the transposed result: the arguments change places. */
  Form transposed() {
    return new Form(
        batchRight,
        batchLeft,
        batchResult,
        columnsRight,
        columnsResult,
        rowsLeft,
        rowsResult,
        termsRight,
        termsLeft);
  }

  /** Returns the number of products. */
  int batches() {
    return batchResult.extent();
  }

  /** Returns the number of rows of each product. */
  int rows() {
    return rowsResult.extent();
  }

  /** Returns the number of columns of each product. */
  int columns() {
    return columnsResult.extent();
  }

  /** Returns the number of terms of each sum. */
  int terms() {
    return termsLeft.extent();
  }
}
