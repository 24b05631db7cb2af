package dev.fluxion.tck.report;

import java.util.Locale;

/** Text that goes into HTML. */
final class Markup {
  private Markup() {}

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default ->
            escaped.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return escaped.toString();
  }

  /** Returns a number in few digits, as a person would write it beside an axis. */
  static String number(double value) {
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-3 && size < 1e5)) {
      int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.max(size, 1e-3))));
      String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
      if (decimals == 0) {
        return text;
      }
      return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
    }
    return String.format(Locale.ROOT, "%.1e", value);
  }
}
