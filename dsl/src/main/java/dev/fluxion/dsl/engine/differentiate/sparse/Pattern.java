package dev.fluxion.dsl.engine.differentiate.sparse;

import java.util.Arrays;

/** The places of a sparse matrix that may differ from zero, row by row, columns rising. */
public final class Pattern {
  private final int columnCount;
  private final int[] starts;
  private final int[] columns;

  /**
   * Creates a pattern.
   *
   * @param columnCount the number of columns
   * @param starts where each row starts in the columns, and where the last one ends
   * @param columns the column of each place
   */
  Pattern(int columnCount, int[] starts, int[] columns) {
    this.columnCount = columnCount;
    this.starts = starts;
    this.columns = columns;
  }

  /** Returns the number of rows. */
  public int rowCount() {
    return starts.length - 1;
  }

  /** Returns the number of columns. */
  public int columnCount() {
    return columnCount;
  }

  /** Returns the number of places. */
  public int size() {
    return columns.length;
  }

  /**
   * Returns the number of the first place of a row.
   *
   * @param row up to and including the number of rows, which gives the number of places
   */
  public int start(int row) {
    return starts[row];
  }

  /**
   * Returns the row of a place.
   *
   * @param place its number, row-major
   */
  public int row(int place) {
    int low = 0;
    int high = rowCount();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= place) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Returns the column of a place.
   *
   * @param place its number, row-major
   */
  public int column(int place) {
    return columns[place];
  }

  /** Returns the number of places in the fullest row. */
  int fullestRow() {
    int most = 0;
    for (int row = 0; row < rowCount(); row++) {
      most = Math.max(most, starts[row + 1] - starts[row]);
    }
    return most;
  }

  /** Returns the pattern with rows and columns exchanged. */
  Pattern transposed() {
    int[] begins = new int[columnCount + 1];
    for (int column : columns) {
      begins[column + 1]++;
    }
    Arrays.parallelPrefix(begins, Integer::sum);
    int[] next = begins.clone();
    int[] rows = new int[columns.length];
    for (int row = 0; row < rowCount(); row++) {
      for (int place = starts[row]; place < starts[row + 1]; place++) {
        rows[next[columns[place]]++] = row;
      }
    }
    return new Pattern(rowCount(), begins, rows);
  }
}
