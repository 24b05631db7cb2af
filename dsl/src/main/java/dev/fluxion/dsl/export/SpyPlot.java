package dev.fluxion.dsl.export;

import java.util.BitSet;

/** Draws where a matrix may differ from zero. */
public final class SpyPlot {
  private static final int MOST_CELLS = 160;
  private static final double SIDE = 480;
  private static final double MARGIN = 30;

  /** The white around a cell, as a part of its side. */
  private static final double GAP = 0.05;

  private final String title;
  private final int rows;
  private final int columns;

  /** How many rows and columns a cell of the picture stands for. */
  private final int step;

  private final BitSet cells = new BitSet();

  /**
   * Starts a plot of a matrix of zeros.
   *
   * @param title the text above it
   * @param rows the number of rows
   * @param columns the number of columns
   */
  public SpyPlot(String title, int rows, int columns) {
    this.title = title;
    this.rows = rows;
    this.columns = columns;
    this.step = (Math.max(rows, columns) + MOST_CELLS - 1) / MOST_CELLS;
  }

  /** Marks an entry that may differ from zero. */
  public void mark(int row, int column) {
    cells.set(row / step * MOST_CELLS + column / step);
  }

  /** Returns the picture; a cell of a large matrix stands for a block of entries. */
  public String svg() {
    double cell = rows == 0 && columns == 0 ? SIDE : SIDE * step / Math.max(rows, columns);
    double width = Math.max(1, cell * columns / Math.max(1, step));
    double height = Math.max(1, cell * rows / Math.max(1, step));
    Svg picture = new Svg(title, SIDE + 2 * MARGIN, height + 2 * MARGIN);
    picture.caption(title, SIDE / 2 + MARGIN, MARGIN - 12);
    double left = MARGIN + (SIDE - width) / 2;
    picture.frame(left, MARGIN, width, height);
    cells.stream()
        .forEach(
            k -> {
              double x = left + k % MOST_CELLS * cell;
              int row = k / MOST_CELLS;
              double y = MARGIN + row * cell;
              picture.square(x + GAP * cell, y + GAP * cell, (1 - 2 * GAP) * cell);
            });
    return picture.finish();
  }
}
