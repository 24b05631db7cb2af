package dev.fluxion.dsl.engine.differentiate.sparse;

import java.util.Arrays;

/**
 * Colours the columns of a pattern so that no row has two of one colour: a product with the sum of
 * the columns of a colour shows each of them.
 *
 * <p>A distance-2 colouring, greedy, fullest columns first (A. R. Curtis, M. J. D. Powell, J. K.
 * Reid, 1974; A. H. Gebremedhin, F. Manne, A. Pothen, What color is your Jacobian?, SIAM Review 47,
 * 2005, algorithm 3.2). For each row the colours in it are kept, so that a column is coloured in
 * the time of reading them.
 */
final class ColumnColouring {
  private ColumnColouring() {}

  /**
   * Returns the colour of each column, -1 for an empty one.
   *
   * @param rows the pattern
   * @param columns its transpose
   * @param largestFirst whether the fullest columns are coloured first, or all in their order
   */
  static int[] of(Pattern rows, Pattern columns, boolean largestFirst) {
    int count = columns.rowCount();
    int[] colours = new int[count];
    int[] used = new int[rows.size()];
    int[] ends = new int[rows.rowCount()];
    Arrays.setAll(ends, rows::start);
    int[] forbidden = new int[count + 1];
    int step = 0;
    for (int column : VertexOrder.of(columns, largestFirst)) {
      step++;
      colours[column] = -1;
      if (columns.start(column) == columns.start(column + 1)) {
        continue;
      }
      for (int place = columns.start(column); place < columns.start(column + 1); place++) {
        int row = columns.column(place);
        for (int k = rows.start(row); k < ends[row]; k++) {
          forbidden[used[k]] = step;
        }
      }
      int colour = 0;
      while (forbidden[colour] == step) {
        colour++;
      }
      colours[column] = colour;
      for (int place = columns.start(column); place < columns.start(column + 1); place++) {
        used[ends[columns.column(place)]++] = colour;
      }
    }
    return colours;
  }
}
