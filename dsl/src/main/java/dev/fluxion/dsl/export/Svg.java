package dev.fluxion.dsl.export;

import java.util.Locale;

/** Writes the elements of an SVG picture. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  Svg(String title, double width, double height) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%1$s\""
            + " height=\"%2$s\" style=\"max-width:100%%;height:auto\" role=\"img\""
            + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\""
            + " text-anchor=\"middle\">%n",
        number(width), number(height));
    add("<title>%s</title>%n", escaped(title));
    add(
        "<defs><marker id=\"fluxion-arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\""
            + " markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
            + "<path d=\"M0 0.8 L7.5 4 L0 7.2 z\" fill=\"#8a929c\"/></marker></defs>%n");
    add("<rect width=\"%s\" height=\"%s\" fill=\"#ffffff\"/>%n", number(width), number(height));
  }

  /** Adds a rounded box with its middle at a point. */
  void box(Diagram.Node node, double x, double y, double width) {
    double height = Boxes.height(node);
    String radius = node.kind() == Diagram.Kind.CALL ? "4" : "13";
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" %s/>%n",
        number(x - width / 2),
        number(y - height / 2),
        number(width),
        number(height),
        radius,
        colours(node.kind()));
    boolean single = node.lines().size() == 1;
    add(
        "<text x=\"%s\" y=\"%s\" fill=\"#1f2328\">%s</text>%n",
        number(x), number(single ? y + 4.5 : y - 2), escaped(node.lines().get(0)));
    if (!single) {
      add(
          "<text x=\"%s\" y=\"%s\" fill=\"#59636e\" font-size=\"10.5\">%s</text>%n",
          number(x), number(y + 12), escaped(node.lines().get(1)));
    }
  }

  /** Adds a line with an arrow at its end. */
  void arrow(String path) {
    add(
        "<path d=\"%s\" fill=\"none\" stroke=\"#aab2bb\" stroke-width=\"1.2\""
            + " marker-end=\"url(#fluxion-arrow)\"/>%n",
        path);
  }

  /** Adds a small text to the right of a point; it stays readable where it meets a line. */
  void mark(String mark, double x, double y) {
    add(
        "<text x=\"%s\" y=\"%s\" font-size=\"10.5\" text-anchor=\"start\" fill=\"#59636e\" stroke=\"#ffffff\""
            + " stroke-width=\"3\" paint-order=\"stroke\">%s</text>%n",
        number(x), number(y), escaped(mark));
  }

  /** Adds a text with its middle at a point. */
  void caption(String caption, double x, double y) {
    add(
        "<text x=\"%s\" y=\"%s\" fill=\"#1f2328\">%s</text>%n",
        number(x), number(y), escaped(caption));
  }

  /** Adds an empty rectangle. */
  void frame(double x, double y, double width, double height) {
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"none\" stroke=\"#9aa3ad\"/>%n",
        number(x), number(y), number(width), number(height));
  }

  /** Adds a filled square, with two decimals: a small one must not drift. */
  void square(double x, double y, double side) {
    add(
        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%3$.2f\" fill=\"#3d6aa8\"/>%n",
        x, y, side);
  }

  String finish() {
    return text.append("</svg>\n").toString();
  }

  /** Returns a coordinate with one decimal. */
  static String number(double value) {
    return Decimal.text(Math.rint(value * 10) / 10 + 0.0);
  }

  private static String colours(Diagram.Kind kind) {
    return switch (kind) {
      case INPUT -> "fill=\"#e7eef8\" stroke=\"#6b8cb8\"";
      case CONSTANT -> "fill=\"#f3f4f6\" stroke=\"#c3c9d0\"";
      case OPERATION -> "fill=\"#ffffff\" stroke=\"#9aa3ad\"";
      case CALL -> "fill=\"#fbf1de\" stroke=\"#c39a4a\"";
      case OUTPUT -> "fill=\"#e6f2e8\" stroke=\"#6a9f76\"";
      case NOTE -> "fill=\"#ffffff\" stroke=\"#9aa3ad\" stroke-dasharray=\"4 3\"";
    };
  }

  private static String escaped(String plain) {
    StringBuilder escaped = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(isXml(c) ? c : '\uFFFD');
              }
            });
    return escaped.toString();
  }

  /** XML has no control characters and no halves of surrogate pairs, not even escaped ones. */
  private static boolean isXml(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= 0x20 && c < 0xD800)
        || (c > 0xDFFF && c < 0xFFFE)
        || c > 0xFFFF;
  }

  private void add(String format, Object... args) {
    text.append(String.format(Locale.ROOT, format.replace("%n", "\n"), args));
  }
}
