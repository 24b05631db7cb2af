package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.plan.points.Layout;

/**
 * Where the points of a plan are, for derivatives by several variables with declared spectra.
 *
 * <p>Angles are those of the frequency 1.
 */
public enum PointLayout {
  /**
   * Each derivative by its own rule: odd orders on ±π/2, even orders on 0 and π, mixed ones on the
   * products of these: the smallest coefficients. Where shots have a price, {@link
   * Planning#leastCost} makes its variance the smallest of all.
   */
  SEPARATE(Layout.SEPARATE),
  /** All orders of a variable on 0 and ±π/2, mixed ones on the products of these. */
  GRID_QUARTER(Layout.GRID_QUARTER),
  /** All orders of a variable on 0 and ±2π/3, mixed ones on the products of these. */
  GRID_THIRD(Layout.GRID_THIRD),
  /** Variables on 0 and ±π/2, mixed derivatives on lines and planes where they suffice. */
  LINES_QUARTER(Layout.LINES_QUARTER),
  /** Variables on 0 and ±2π/3, mixed derivatives on lines and planes where they suffice. */
  LINES_THIRD(Layout.LINES_THIRD),
  /** Variables on 0 and π where even orders are enough, mixed derivatives on lines and planes. */
  LINES_HALF(Layout.LINES_HALF);

  private final Layout layout;

  PointLayout(Layout layout) {
    this.layout = layout;
  }

  Layout layout() {
    return layout;
  }
}
