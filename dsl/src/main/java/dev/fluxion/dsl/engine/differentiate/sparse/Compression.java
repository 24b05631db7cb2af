package dev.fluxion.dsl.engine.differentiate.sparse;

import java.util.Arrays;

/**
 * How the non-zeros of a derivative are read from few products with sums of unit vectors.
 *
 * @param colours for each direction (a variable, or an element of the result) the product that it
 *     takes part in, -1 for none
 * @param products the number of products
 * @param places for each non-zero, row-major, the number of its element in all products, one after
 *     the other
 */
record Compression(int[] colours, int products, int[] places) {
  /** Reads a Jacobian from products of it with the columns of each colour. */
  static Compression byColumns(Pattern rows, int[] colours) {
    int[] places = new int[rows.size()];
    for (int row = 0; row < rows.rowCount(); row++) {
      for (int k = rows.start(row); k < rows.start(row + 1); k++) {
        places[k] = colours[rows.column(k)] * rows.rowCount() + row;
      }
    }
    return new Compression(colours, count(colours), places);
  }

  /** Reads a Jacobian from products of the rows of each colour with it. */
  static Compression byRows(Pattern rows, int[] colours) {
    int[] places = new int[rows.size()];
    for (int row = 0; row < rows.rowCount(); row++) {
      for (int k = rows.start(row); k < rows.start(row + 1); k++) {
        places[k] = colours[row] * rows.columnCount() + rows.column(k);
      }
    }
    return new Compression(colours, count(colours), places);
  }

  /**
   * Reads a Hessian: of a pair, one is the only neighbour of its colour that the other has, and the
   * other's row of that colour's product is the entry. Products that nothing is read from are left
   * out.
   */
  static Compression of(Pattern pattern, StarColouring star) {
    int[] colours = star.colours();
    int variables = pattern.rowCount();
    int[] from = new int[pattern.size()];
    int[] rows = new int[pattern.size()];
    int[] renumbered = new int[variables + 1];
    for (int row = 0; row < variables; row++) {
      for (int k = pattern.start(row); k < pattern.start(row + 1); k++) {
        int column = pattern.column(k);
        boolean direct = column == row || star.neighbours(row, colours[column]) == 1;
        boolean mirrored = column == row || star.neighbours(column, colours[row]) == 1;
        boolean lower = colours[column] <= colours[row];
        boolean reads = direct && (lower || !mirrored);
        from[k] = reads ? colours[column] : colours[row];
        rows[k] = reads ? row : column;
        renumbered[from[k]] = 1;
      }
    }
    int products = 0;
    for (int colour = 0; colour <= variables; colour++) {
      renumbered[colour] = renumbered[colour] == 1 ? products++ : -1;
    }
    int[] places = new int[pattern.size()];
    int[] remaining = Arrays.stream(colours).map(c -> c < 0 ? -1 : renumbered[c]).toArray();
    for (int k = 0; k < places.length; k++) {
      places[k] = renumbered[from[k]] * variables + rows[k];
    }
    return new Compression(remaining, products, places);
  }

  private static int count(int[] colours) {
    return Arrays.stream(colours).max().orElse(-1) + 1;
  }
}
