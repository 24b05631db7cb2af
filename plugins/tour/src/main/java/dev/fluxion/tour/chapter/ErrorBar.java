package dev.fluxion.tour.chapter;

import dev.fluxion.tour.page.Checks;
import java.util.Locale;

/** Numbers with their standard errors. */
final class ErrorBar {
  private ErrorBar() {}

  /**
   * Checks a number, which may be four standard errors away, or a few units of the last place where
   * it is exact.
   *
   * @return the number with its error
   */
  static String cell(Checks checks, String what, double got, double error, double expected) {
    double most = error == 0 ? 1e-14 : 4 * error;
    checks.atMost(what + ", error", Math.abs(got - expected), most, "%.2e");
    return error == 0
        ? String.format(Locale.ROOT, "%.6f", got)
        : String.format(Locale.ROOT, "%.4f ± %.4f", got, error);
  }
}
