package dev.fluxion.tour.chapter;

import static dev.fluxion.shift.Shift.shiftSin;
import static dev.fluxion.shift.Shift.undeclaredSin;
import static dev.fluxion.spi.Angle.PI;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Order 60, for a shift that keeps errors small and for one that does not. */
final class HighOrder {
  private static final int ORDER = 60;
  private static final Angle SMALL = Angle.of(0.3);
  private static final double GROWTH = Math.pow(Math.sin(0.3), -ORDER);

  /** What is promised with the spectrum declared. */
  private static final double ACCURACY = 1e-9;

  /** Ten times the precision of doubles: a few roundings of arguments, sines and sums. */
  private static final double ROUNDINGS = 10 * 0x1p-53;

  private final Page page;
  private final Checks checks;

  HighOrder(Page page) {
    this.page = page;
    this.checks = page.checks();
  }

  void write() {
    page.say(
        "Order 60 would take 2^60 evaluations if the rule were applied literally. Merged, it takes"
            + " 61; with the spectrum declared, one. For a small s the rule is ill-conditioned:"
            + " errors grow like |sin s|^-n. The engine knows by how much (the error factor, to be"
            + " multiplied with the precision of an evaluation, 1.1e-16), and finds better"
            + " coefficients where a spectrum is declared.");
    UnaryOperator<Expr> undeclared = x -> undeclaredSin(x, SMALL);
    page.table(
        List.of("s", "declared", "derivative 60", "error", "factor", "evaluations", "ms"),
        List.of(
            row("π/2", "nothing", x -> undeclaredSin(x, PI.over(2)), 1, 61),
            row("π/2", "spectrum", x -> shiftSin(x, PI.over(2)), 1, 1),
            row("0.3", "nothing", undeclared, GROWTH, 61),
            row("0.3", "spectrum", x -> shiftSin(x, SMALL), 1, 1)));
    page.say("The third row is off by far more than it is worth, and its plan says so:");
    page.listing(
        checks.text(
            "warning",
            String.join("\n", Sample.of(undeclared, ORDER).warnings()),
            "shift:sin-undeclared",
            "ill-conditioned",
            String.format(Locale.ROOT, "%.2e", GROWTH)));
  }

  private List<String> row(
      String shift, String declared, UnaryOperator<Expr> body, double factor, long evaluations) {
    Sample sample = Sample.of(body, ORDER);
    String what = "order 60, s = " + shift + ", declared " + declared;
    double exact = ExactSine.derivative(ORDER, Sample.X);
    double bound = Math.max(ACCURACY * Math.abs(exact), factor * ROUNDINGS);
    double error = Math.abs(sample.value() - exact);
    checks.near(what + ", error factor", sample.errorFactor(), factor, 1e-9);
    checks.count(what + ", warnings", sample.warnings().size(), factor == 1 ? 0 : 1);
    return List.of(
        shift,
        declared,
        checks.within(what, sample.value(), exact, bound),
        checks.atMost(what + ", error", error, bound, "%.1e"),
        checks.atMost(what + ", factor", sample.errorFactor(), factor * (1 + 1e-9), "%.2e"),
        checks.count(what + ", evaluations", sample.evaluations(), evaluations),
        checks.atMost(what + ", ms", sample.milliseconds(), Sample.MOST_MILLISECONDS, "%.1f"));
  }
}
