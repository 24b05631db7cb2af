package dev.fluxion.tour.plot;

/**
 * How a curve is drawn. The colours are of Okabe and Ito's palette, which colour-blind readers can
 * tell apart; the dashes tell the curves apart without any colour.
 */
enum Stroke {
  BLUE("#0072B2", "none"),
  VERMILION("#D55E00", "9 4"),
  GREEN("#009E73", "2 4"),
  BLACK("#000000", "12 5 2 5"),
  PURPLE("#CC79A7", "5 3"),
  ORANGE("#E69F00", "14 4");

  private final String colour;
  private final String dashes;

  Stroke(String colour, String dashes) {
    this.colour = colour;
    this.dashes = dashes;
  }

  static Stroke of(int number) {
    return values()[number % values().length];
  }

  String colour() {
    return colour;
  }

  /** Returns the attributes of a line. */
  String line() {
    return "fill=\"none\" stroke=\""
        + colour
        + "\" stroke-width=\"2.25\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
        + (dashes.equals("none") ? "" : " stroke-dasharray=\"" + dashes + "\"");
  }
}
