package dev.fluxion.dsl.export;

import java.util.Locale;

/** Prints a number as short as it can be read back. */
final class Decimal {
  private Decimal() {}

  static String text(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
    }
    return Double.toString(value).toLowerCase(Locale.ROOT).replace(".0e", "e");
  }
}
