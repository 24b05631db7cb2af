package dev.fluxion.dsl.export;

import dev.fluxion.spi.Angle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes an exact angle in LaTeX: {@code 3\pi/2 - s}. */
final class LatexAngle {
  /** A sign, a multiple, a unit and a divisor; a digit before a point belongs to the unit. */
  private static final Pattern TERM =
      Pattern.compile("(-?)(?:(\\d+)·|(\\d+)(?=[^\\d.]))?(.+?)(/\\d+)?");

  private LatexAngle() {}

  static String text(Angle angle) {
    StringBuilder text = new StringBuilder();
    for (String part : angle.toString().split("(?<= [+-]) |(?= [+-] )")) {
      text.append(part.equals(" +") || part.equals(" -") ? part + " " : term(part));
    }
    return text.toString();
  }

  private static String term(String part) {
    Matcher matcher = TERM.matcher(part);
    if (!matcher.matches() || part.equals("0")) {
      return part;
    }
    String unit = matcher.group(4);
    boolean number = Character.isDigit(unit.charAt(0));
    String factor = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    return matcher.group(1)
        + (factor == null ? "" : factor + (number ? " \\cdot " : ""))
        + (number ? unit : LatexNames.variable(unit))
        + (matcher.group(5) == null ? "" : matcher.group(5));
  }
}
