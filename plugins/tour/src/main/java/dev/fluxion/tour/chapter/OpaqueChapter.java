package dev.fluxion.tour.chapter;

import static dev.fluxion.shift.Shift.opaqueSin;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;

/** The sine whose derivative is a number: it can be differentiated once. */
public final class OpaqueChapter implements Chapter {
  /** Creates the chapter. */
  public OpaqueChapter() {}

  @Override
  public String name() {
    return "opaque";
  }

  @Override
  public String title() {
    return "A derivative that is a number can be used once";
  }

  @Override
  public void run(Page page) {
    DifferentiableFunction sine =
        Fluxion.function("sine").input("x", Shape.scalar()).returns(x -> opaqueSin(x));
    page.say(
        "The article starts with a sine whose derivative is code that returns a number. Value and"
            + " first derivative are right.");
    page.table(List.of("x", "sine", "article", "derivative", "article"), rows(page.checks(), sine));
    page.say(
        "A number cannot be differentiated. Where the article's framework answers None for the"
            + " second derivative, the function is refused as soon as it is asked for:");
    String refusal = Refusal.of(() -> sine.derivative(2));
    page.listing(
        page.checks()
            .text("refusal", refusal, "FLX-301", "order 2", "'shift:sin-opaque'", "order 1"));
    nothingEvaluated(page);
  }

  private static List<List<String>> rows(Checks checks, DifferentiableFunction sine) {
    DifferentiableFunction derivative = sine.derivative(1);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Article.POINT.length; i++) {
      double x = Article.POINT[i];
      rows.add(
          List.of(
              Double.toString(x),
              checks.near("sin " + x, sine.value(x).asDouble(), Math.sin(x), 1e-15),
              checks.near("article, sin " + x, Article.SINE[i], Math.sin(x), Article.FLOAT),
              checks.near("sin' " + x, derivative.value(x).asDouble(), Math.cos(x), 1e-15),
              checks.near("article, sin' " + x, Article.COSINE[i], Math.cos(x), Article.FLOAT)));
    }
    return rows;
  }

  private static void nothingEvaluated(Page page) {
    CountingSine counting = new CountingSine();
    Primitive opaque = counting.opaque();
    DifferentiableFunction sine =
        Fluxion.function("sine").input("x", Shape.scalar()).returns(x -> opaque.at(x));
    Checks checks = page.checks();
    String capability = checks.count("order capability", sine.orderCapability().orElse(-1), 1);
    checks.text("refusal", Refusal.of(() -> sine.derivative(2)), "FLX-301");
    String before = checks.count("calls during the refusal", counting.calls(), 0);
    double slope = sine.derivative(1).value(Article.POINT[0]).asDouble();
    checks.near("sin' of the counting sine", slope, Math.cos(Article.POINT[0]), 1e-15);
    String after = checks.count("calls for the first derivative", counting.calls(), 1);
    page.say(
        "The highest order, "
            + capability
            + ", is inferred from the rules, so nothing has to run to find this out. A sine that"
            + " counts its calls has counted "
            + before
            + " after the refusal, and "
            + after
            + " after a first derivative.");
  }
}
