package dev.fluxion.tour.page;

/** Text within HTML and SVG. */
public final class Markup {
  private Markup() {}

  /**
   * Returns a text with the characters that mean something in HTML and SVG escaped.
   *
   * @param text any text
   */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
