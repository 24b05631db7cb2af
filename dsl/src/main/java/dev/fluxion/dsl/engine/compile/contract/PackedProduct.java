package dev.fluxion.dsl.engine.compile.contract;

import java.util.Arrays;

/**
 * A product of large matrices, block by block: a block of the right matrix and one of the left are
 * copied to scratch arrays that start at index 0, which is what the loop of {@link PanelSweep}
 * needs, and so are the sums. See K. Goto, R. van de Geijn, "Anatomy of High-Performance Matrix
 * Multiplication", ACM TOMS 34 (2008).
 *
 * <p>The terms of each sum are added in their order, one by one, whatever the blocks.
 */
final class PackedProduct implements Kernel {
  /** Rows of a block of sums, an even number. */
  private static final int ROWS = 32;

  /** Terms of a block that stays in the second-level cache, a multiple of {@link #STEP}. */
  private static final int DEPTH = 256;

  /** Terms that stay in the first-level cache as all rows pass, a multiple of 4. */
  private static final int STEP = 8;

  private final Form form;
  private final int width;
  private final int depth;
  private final int height;

  PackedProduct(Form form) {
    this.form = form;
    this.width = evenPart(form.columns(), PanelSweep.WIDTH);
    this.depth = 4 * parts(evenPart(form.terms(), DEPTH), 4);
    this.height = 2 * parts(evenPart(form.rows(), ROWS), 2);
  }

  /**
   * Returns the length of the longest part as a whole is divided into as few as the limit allows.
   */
  private static int evenPart(int whole, int limit) {
    return parts(whole, parts(whole, limit));
  }

  /** Returns how many parts of a length cover a whole. */
  private static int parts(int whole, int length) {
    return (whole + length - 1) / length;
  }

  @Override
  public int slices() {
    return form.rows();
  }

  @Override
  public int[] scratchSizes() {
    int[] sizes = new int[1 + depth + height / 2];
    sizes[0] = height * depth;
    Arrays.fill(sizes, 1, 1 + depth, width);
    Arrays.fill(sizes, 1 + depth, sizes.length, PanelSweep.STRIDE + width);
    return sizes;
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
    for (int column = 0; column < form.columns(); column += width) {
      int columns = Math.min(width, form.columns() - column);
      for (int term = 0; term < form.terms(); term += depth) {
        int terms = Math.min(depth, form.terms() - term);
        packRight(right, rightAt, term, terms, column, columns, scratch);
        for (int row = first; row < last; row += height) {
          int rows = Math.min(height, last - row);
          packLeft(left, leftAt, term, terms, row, rows, scratch[0]);
          load(result, resultAt, row, rows, column, columns, term, scratch);
          multiply(scratch, rows, terms, columns);
          store(result, resultAt, row, rows, column, columns, scratch);
        }
      }
    }
  }

  private void multiply(double[][] scratch, int rows, int terms, int columns) {
    int pairs = parts(rows, 2);
    int quads = parts(terms, 4);
    for (int begin = 0; begin < quads; begin += STEP / 4) {
      int end = Math.min(begin + STEP / 4, quads);
      for (int pair = 0; pair < pairs; pair++) {
        double[] sums = scratch[1 + depth + pair];
        for (int quad = begin; quad < end; quad++) {
          PanelSweep.add(
              columns, sums, scratch, 1 + 4 * quad, scratch[0], 8 * (quad * pairs + pair));
        }
      }
    }
  }

  private void packRight(
      double[] right,
      int rightAt,
      int term,
      int terms,
      int column,
      int columns,
      double[][] scratch) {
    Index across = form.columnsRight();
    Index down = form.termsRight();
    if (across.hasStride(1)) {
      for (int k = 0; k < terms; k++) {
        System.arraycopy(right, rightAt + down.at(term + k) + column, scratch[1 + k], 0, columns);
      }
    } else {
      for (int j = 0; j < columns; j++) {
        int from = rightAt + across.at(column + j);
        for (int k = 0; k < terms; k++) {
          scratch[1 + k][j] = right[from + down.at(term + k)];
        }
      }
    }
    for (int k = terms; k < 4 * parts(terms, 4); k++) {
      Arrays.fill(scratch[1 + k], 0, columns, 0);
    }
  }

  /** Eight factors of each sweep, four of the first row and four of the second, lie together. */
  private void packLeft(
      double[] left, int leftAt, int term, int terms, int row, int rows, double[] packed) {
    Index along = form.termsLeft();
    Index down = form.rowsLeft();
    int pairs = parts(rows, 2);
    int whole = terms / 4;
    for (int pair = 0; pair < pairs; pair++) {
      int upper = leftAt + down.at(row + 2 * pair);
      int lower = leftAt + down.at(row + Math.min(2 * pair + 1, rows - 1));
      for (int quad = 0; quad < whole; quad++) {
        int to = 8 * (quad * pairs + pair);
        int k0 = along.at(term + 4 * quad);
        int k1 = along.at(term + 4 * quad + 1);
        int k2 = along.at(term + 4 * quad + 2);
        int k3 = along.at(term + 4 * quad + 3);
        packed[to] = left[upper + k0];
        packed[to + 1] = left[upper + k1];
        packed[to + 2] = left[upper + k2];
        packed[to + 3] = left[upper + k3];
        packed[to + 4] = left[lower + k0];
        packed[to + 5] = left[lower + k1];
        packed[to + 6] = left[lower + k2];
        packed[to + 7] = left[lower + k3];
      }
      if (4 * whole < terms) {
        int to = 8 * (whole * pairs + pair);
        Arrays.fill(packed, to, to + 8, 0);
        for (int k = 4 * whole; k < terms; k++) {
          packed[to + k % 4] = left[upper + along.at(term + k)];
          packed[to + 4 + k % 4] = left[lower + along.at(term + k)];
        }
      }
    }
  }

  private void load(
      double[] result,
      int resultAt,
      int row,
      int rows,
      int column,
      int columns,
      int term,
      double[][] scratch) {
    Index across = form.columnsResult();
    for (int i = 0; i < 2 * parts(rows, 2); i++) {
      double[] sums = scratch[1 + depth + i / 2];
      int to = i % 2 * PanelSweep.STRIDE;
      if (term == 0 || i >= rows) {
        Arrays.fill(sums, to, to + columns, 0);
        continue;
      }
      int from = resultAt + form.rowsResult().at(row + i);
      if (across.hasStride(1)) {
        System.arraycopy(result, from + column, sums, to, columns);
      } else {
        for (int j = 0; j < columns; j++) {
          sums[to + j] = result[from + across.at(column + j)];
        }
      }
    }
  }

  private void store(
      double[] result,
      int resultAt,
      int row,
      int rows,
      int column,
      int columns,
      double[][] scratch) {
    Index across = form.columnsResult();
    for (int i = 0; i < rows; i++) {
      double[] sums = scratch[1 + depth + i / 2];
      int from = i % 2 * PanelSweep.STRIDE;
      int to = resultAt + form.rowsResult().at(row + i);
      if (across.hasStride(1)) {
        System.arraycopy(sums, from, result, to + column, columns);
      } else {
        for (int j = 0; j < columns; j++) {
          result[to + across.at(column + j)] = sums[from + j];
        }
      }
    }
  }
}
