package dev.fluxion.dsl.engine.plan.points;

import java.util.Locale;

/**
 * A way to lay out the points of a whole plan.
 *
 * <p>Angles are those of an axis with the frequency 1; other axes have their own in the same
 * places. An axis that is asked orders of one parity only has the points of that parity in every
 * layout.
 */
public enum Layout {
  /**
   * Every derivative by its own rule of the smallest sum of weights: odd orders on ±π/2, even ones
   * on 0 and π, mixed ones on the products of these.
   */
  SEPARATE(AxisRule.Style.PARITY, false),

  /** All orders of an axis on 0 and ±π/2, mixed ones on the products of these. */
  GRID_QUARTER(AxisRule.Style.QUARTER, false),

  /** All orders of an axis on 0 and ±2π/3, mixed ones on the products of these. */
  GRID_THIRD(AxisRule.Style.THIRD, false),

  /** Axes as in {@link #GRID_QUARTER}, mixed derivatives on lines and planes where they suffice. */
  LINES_QUARTER(AxisRule.Style.QUARTER, true),

  /** Axes as in {@link #GRID_THIRD}, mixed derivatives on lines and planes where they suffice. */
  LINES_THIRD(AxisRule.Style.THIRD, true),

  /**
   * Axes on 0 and π where no odd order is asked of the axis alone, else as in {@link #GRID_THIRD};
   * mixed derivatives on lines and planes where they suffice.
   */
  LINES_HALF(AxisRule.Style.THIRD, true);

  private final AxisRule.Style style;
  private final boolean lines;

  Layout(AxisRule.Style style, boolean lines) {
    this.style = style;
    this.lines = lines;
  }

  /** Returns the words for it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns where the points of an axis lie that is asked orders of both parities. */
  AxisRule.Style style() {
    return style;
  }

  /** Returns whether mixed derivatives are tried on lines and planes. */
  boolean usesLines() {
    return lines;
  }
}
