package dev.fluxion.tour.chapter;

import dev.fluxion.tour.page.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Value, gradient and Hessian next to the article's and to the closed forms. */
final class ModelTable {
  static final List<String> HEADINGS = List.of("", "element", "computed", "article", "closed form");

  private static final double EXACT = 1e-12;

  private final Checks checks;
  private final List<List<String>> rows = new ArrayList<>();
  private double worst;

  ModelTable(Checks checks) {
    this.checks = checks;
  }

  /**
   * Adds an array, element by element.
   *
   * @param what its name
   * @param computed what the engine computed
   * @param article what the article printed
   * @param exact the closed form
   */
  void add(String what, double[] computed, double[] article, double[] exact) {
    checks.count("elements of the " + what, computed.length, exact.length);
    for (int i = 0; i < exact.length; i++) {
      String element = element(i, exact.length);
      String name = what + element;
      if (exact[i] != 0) {
        worst = Math.max(worst, Math.abs(article[i] / exact[i] - 1));
      }
      rows.add(
          List.of(
              i == 0 ? what : "",
              element,
              checks.near(name, computed[i], exact[i], EXACT),
              checks.near("article, " + name, article[i], exact[i], Article.FLOAT),
              Double.toString(exact[i])));
    }
  }

  private static String element(int i, int size) {
    return size == 3
        ? String.format(Locale.ROOT, "[%d]", i)
        : String.format(Locale.ROOT, "[%d][%d]", i / 3, i % 3);
  }

  List<List<String>> rows() {
    return rows;
  }

  /** Returns the largest relative difference of what the article printed. */
  String worstOfArticle() {
    return checks.atMost("largest difference of the article", worst, Article.FLOAT, "%.2e");
  }
}
