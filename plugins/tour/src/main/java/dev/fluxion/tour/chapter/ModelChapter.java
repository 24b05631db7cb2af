package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Merging;
import dev.fluxion.dsl.Request;
import dev.fluxion.dsl.Result;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.List;
import java.util.function.UnaryOperator;

/** The article's composite model: value, gradient and full Hessian. */
public final class ModelChapter implements Chapter {
  private static final UnaryOperator<Request> VALUE = Request::value;
  private static final UnaryOperator<Request> GRADIENT = Request::gradient;
  private static final UnaryOperator<Request> HESSIAN = Request::hessian;

  /** Creates the chapter. */
  public ModelChapter() {}

  @Override
  public String name() {
    return "model";
  }

  @Override
  public String title() {
    return "A composite model with two shifts: value, gradient and Hessian";
  }

  @Override
  public void run(Page page) {
    DifferentiableFunction model = Model.function();
    page.say("The article's model, with s = π/4 for the sine of w and s = π/2 for that of y:");
    page.listing(page.checks().text("formula", model.toString(), "model", "sin", "w"));
    page.picture("The graph of the model", model.toSvg());
    Result result = model.sum().request().gradient().hessian().at(Article.POINT);
    page.say(
        "At w = (0.4, 0.1, 0.2), next to what the article prints and to the closed form, from"
            + " which it may differ by a relative 1e-12. Gradient and Hessian are those of the sum.");
    ModelTable table = new ModelTable(page.checks());
    double[] value = model.value(Article.POINT).toArray();
    table.add("value", value, Article.VALUE, Model.value(Article.POINT));
    double[] gradient = result.gradient().toArray();
    table.add("gradient", gradient, Article.GRADIENT, Model.gradient(Article.POINT));
    double[] hessian = result.hessian().toArray();
    table.add("Hessian", hessian, Article.HESSIAN, Model.hessian(Article.POINT));
    page.table(ModelTable.HEADINGS, table.rows());
    page.say(
        "The article computed with 32-bit floats, whose relative precision is 2^-23 = 1.2e-7. What"
            + " it prints is off by at most "
            + table.worstOfArticle()
            + ", less than twice that; 2.5e-7 is allowed here.");
    counters(page, model.sum());
  }

  private static void counters(Page page, DifferentiableFunction sum) {
    page.say(
        "Asked for together, value, gradient and Hessian share their evaluations of the six sines:"
            + " each needs its sine and its cosine, 12 in all.");
    UnaryOperator<Request> together =
        request -> HESSIAN.apply(GRADIENT.apply(VALUE.apply(request)));
    page.table(
        List.of("evaluations for", "planned", "rules applied literally"),
        List.of(
            row(page.checks(), sum, "the value", VALUE, 6, 6),
            row(page.checks(), sum, "the gradient", GRADIENT, 9, 15),
            row(page.checks(), sum, "the Hessian", HESSIAN, 9, 33),
            row(page.checks(), sum, "all three together", together, 12, 54)));
  }

  private static List<String> row(
      Checks checks,
      DifferentiableFunction sum,
      String what,
      UnaryOperator<Request> asked,
      long planned,
      long literal) {
    DifferentiableFunction naive = sum.merging(Merging.NONE);
    return List.of(
        what,
        checks.count("planned, " + what, evaluations(asked.apply(sum.request())), planned),
        checks.count("literally, " + what, evaluations(asked.apply(naive.request())), literal));
  }

  private static long evaluations(Request request) {
    return request.at(Article.POINT).counters().evaluations();
  }
}
