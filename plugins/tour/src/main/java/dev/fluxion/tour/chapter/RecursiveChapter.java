package dev.fluxion.tour.chapter;

import static dev.fluxion.shift.Shift.shiftSin;
import static dev.fluxion.spi.Angle.PI;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;

/** The sine whose derivative is made of itself: it can be differentiated to any order. */
public final class RecursiveChapter implements Chapter {
  private static final int[] ORDERS = {1, 2, 3, 10, 40};

  /** Creates the chapter. */
  public RecursiveChapter() {}

  @Override
  public String name() {
    return "recursive";
  }

  @Override
  public String title() {
    return "A derivative made of the function itself reaches any order";
  }

  @Override
  public void run(Page page) {
    page.say(
        "The rule sin'(x) = [sin(x + s) - sin(x - s)] / (2 sin s) calls the sine itself, so it can"
            + " be applied again. Below, s = π/2 and x = "
            + Sample.X
            + "; ms is the processor time of building and evaluating.");
    page.table(List.of("order", "derivative", "exact", "evaluations", "ms"), orders(page.checks()));
    articleThird(page);
    page.picture(
        "The sine and its first three derivatives, each by the recursive rule",
        new SineCurves(page.checks()).plot());
    new HighOrder(page).write();
  }

  private static List<List<String>> orders(Checks checks) {
    List<List<String>> rows = new ArrayList<>();
    for (int order : ORDERS) {
      Sample sample = Sample.of(x -> shiftSin(x, PI.over(2)), order);
      double exact = ExactSine.derivative(order, Sample.X);
      String what = "order " + order;
      rows.add(
          List.of(
              Integer.toString(order),
              checks.near(what, sample.value(), exact, 1e-12),
              Double.toString(exact),
              checks.count(what + ", evaluations", sample.evaluations(), 1),
              checks.atMost(
                  what + ", ms", sample.milliseconds(), Sample.MOST_MILLISECONDS, "%.1f")));
    }
    return rows;
  }

  private static void articleThird(Page page) {
    DifferentiableFunction second = Sample.sine(x -> shiftSin(x, PI.over(2))).derivative(2);
    List<String> listed = new ArrayList<>();
    for (int i = 0; i < Article.POINT.length; i++) {
      double ours = second.value(Article.POINT[i]).asDouble();
      double theirs = Article.RECURSIVE_SECOND[i];
      listed.add(page.checks().near("article, recursive", theirs, ours, Article.FLOAT_DIFFERENCE));
    }
    page.say(
        "The article prints "
            + listed
            + " as its third derivative, at "
            + List.of(0.4, 0.1, 0.2)
            + ". Its listing differentiates grad a second time rather than grad2, so these are"
            + " the second derivatives, and agree with order 2 here; order 3 is -cos x.");
  }
}
