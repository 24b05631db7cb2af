package dev.fluxion.tour.chapter;

import static dev.fluxion.shift.Shift.undeclaredSin;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Explanation;
import dev.fluxion.spi.Angle;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.Locale;

/** What the engine is going to do, in its own words. */
public final class ExplainChapter implements Chapter {
  private static final int ORDER = 20;

  /** Creates the chapter. */
  public ExplainChapter() {}

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String title() {
    return "The plan of an evaluation, before it runs";
  }

  @Override
  public void run(Page page) {
    hessian(page);
    illConditioned(page);
  }

  private static void hessian(Page page) {
    Checks checks = page.checks();
    DifferentiableFunction hessian = Model.function().sum().hessian();
    Explanation plan = hessian.explain();
    long measured = hessian.request().value().at(Article.POINT).counters().evaluations();
    checks.count("planned evaluations", plan.evaluations(), 9);
    checks.count("evaluations that were run", measured, 9);
    checks.count("warnings", plan.warnings().size(), 0);
    page.say(
        "The Hessian of the model needs sin″ of the elements of w, which is -sin and so one"
            + " evaluation for each; of those of y it needs order 0, 1 and 2, two evaluations for"
            + " each: 3 + 6 = 9. Applied literally, the rules would take 3·4 = 12 and"
            + " 3·(1 + 2 + 4) = 21.");
    page.listing(
        checks.text(
            "plan",
            plan.toString(),
            "evaluations 9, shift:sin 9",
            "shift=π/4",
            "shift=π/2",
            "points 1",
            "points 2",
            "error factor 1.000",
            "literally 12",
            "literally 21"));
  }

  private static void illConditioned(Page page) {
    Checks checks = page.checks();
    Angle shift = Angle.of(0.3);
    Explanation plan = Sample.sine(x -> undeclaredSin(x, shift)).derivative(ORDER).explain();
    double growth = Math.pow(Math.sin(0.3), -ORDER);
    checks.near("error factor", plan.errorFactor(), growth, 1e-9);
    checks.count("planned evaluations", plan.evaluations(), ORDER + 1);
    checks.count("warnings", plan.warnings().size(), 1);
    page.say(
        "A plan that multiplies errors says so. Order "
            + ORDER
            + " with s = 0.3 and nothing declared merges to "
            + checks.count("points", plan.evaluations(), ORDER + 1)
            + " evaluations, whose errors grow (1 / sin 0.3)^"
            + ORDER
            + " times:");
    page.listing(
        checks.text(
            "ill-conditioned plan",
            plan.toString(),
            "evaluations 21",
            "points 21",
            String.format(Locale.ROOT, "error factor %.4g", growth),
            String.format(Locale.ROOT, "literally %.4g", Math.pow(2, ORDER)),
            "warning: shift:sin-undeclared",
            String.format(Locale.ROOT, "%.2e", growth)));
  }
}
