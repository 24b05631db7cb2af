package dev.fluxion.tour.plot;

import java.util.Locale;

/** How a point with an error bar is drawn: the shapes tell them apart without any colour. */
enum Mark {
  CIRCLE("m-4 0 a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0 z"),
  SQUARE("m-4 -4 h8 v8 h-8 z"),
  DIAMOND("m0 -5.5 l5.5 5.5 l-5.5 5.5 l-5.5 -5.5 z"),
  TRIANGLE("m0 -5 l5 9 h-10 z");

  private final String outline;

  Mark(String outline) {
    this.outline = outline;
  }

  static Mark of(int number) {
    return values()[number % values().length];
  }

  /**
   * Returns the mark and its bar as one path.
   *
   * @param x where it is
   * @param y where it is
   * @param half half the length of the bar
   * @param colour its colour
   */
  String svg(double x, double y, double half, String colour) {
    return String.format(
        Locale.ROOT,
        "<path d=\"M%.1f %.1f V%.1f M%.1f %.1f h8 M%.1f %.1f h8 M%.1f %.1f %s\" fill=\"%s\""
            + " stroke=\"%s\" stroke-width=\"1.5\"/>",
        x,
        y - half,
        y + half,
        x - 4,
        y - half,
        x - 4,
        y + half,
        x,
        y,
        outline,
        colour,
        colour);
  }
}
