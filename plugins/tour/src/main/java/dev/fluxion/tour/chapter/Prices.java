package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.Planning;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the cheaper plan changes, if an evaluation and a shot have a price. */
final class Prices {
  private static final int PARAMETERS = 4;
  private static final double ERROR = 0.1;

  private final Page page;
  private final Checks checks;

  Prices(Page page) {
    this.page = page;
    this.checks = page.checks();
  }

  void write() {
    NoisyPlan separate = plan(NoisyPlan.Kind.SEPARATE);
    NoisyPlan lines = plan(NoisyPlan.Kind.LINES_THIRD);
    double fewerShots = (lines.planned() - separate.planned()) / (ERROR * ERROR);
    double boundary = fewerShots / (separate.evaluations() - lines.evaluations());
    page.say(
        "What it costs. 4 parameters, a standard error of "
            + ERROR
            + ", a shot for 1. The plan of "
            + lines.evaluations()
            + " points takes "
            + Math.round(fewerShots)
            + " shots more than that of "
            + separate.evaluations()
            + ", so that it is the cheaper one where an evaluation costs more than "
            + String.format(Locale.ROOT, "%.1f", boundary)
            + ". On either side of that price:");
    List<List<String>> rows = new ArrayList<>();
    for (double factor : new double[] {0, 0.5, 0.99, 1.01, 2}) {
      double price = factor * boundary;
      NoisyPlan chosen = new NoisyPlan(PARAMETERS, Planning.leastCost(price, 1, ERROR));
      NoisyPlan.Kind expected = factor < 1 ? NoisyPlan.Kind.SEPARATE : NoisyPlan.Kind.LINES_THIRD;
      String what = String.format(Locale.ROOT, "price %.1f", price);
      checks.text(what + ", plan", chosen.text(), "by " + ShotNoise.layout(expected));
      double cheapest = cost(factor < 1 ? separate : lines, price);
      rows.add(
          List.of(
              String.format(Locale.ROOT, "%.1f", price),
              cost(what, NoisyPlan.Kind.SEPARATE, price),
              cost(what, NoisyPlan.Kind.GRID_QUARTER, price),
              cost(what, NoisyPlan.Kind.LINES_THIRD, price),
              expected.title(),
              checks.count(what + ", evaluations", chosen.evaluations(), factor < 1 ? 37 : 27),
              checks.atMost(what + ", cost", cost(chosen, price), cheapest * (1 + 1e-6), "%.0f")));
    }
    page.table(
        List.of(
            "evaluation", "separate", "grid ±π/2", "lines ±2π/3", "chosen", "evaluations", "cost"),
        rows);
  }

  private static NoisyPlan plan(NoisyPlan.Kind kind) {
    return new NoisyPlan(PARAMETERS, kind.planning());
  }

  private String cost(String what, NoisyPlan.Kind kind, double price) {
    return checks.atMost(what + ", " + kind.title(), cost(plan(kind), price), 1e9, "%.0f");
  }

  private static double cost(NoisyPlan plan, double price) {
    return plan.evaluations() * price + plan.planned() / (ERROR * ERROR);
  }
}
