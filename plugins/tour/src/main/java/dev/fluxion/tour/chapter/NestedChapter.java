package dev.fluxion.tour.chapter;

import static dev.fluxion.shift.Shift.nestedSin;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;

/** The sine with a list of derivatives: it can be differentiated as often as the list is long. */
public final class NestedChapter implements Chapter {
  /** Creates the chapter. */
  public NestedChapter() {}

  @Override
  public String name() {
    return "nested";
  }

  @Override
  public String title() {
    return "A list of derivatives reaches as far as the list";
  }

  @Override
  public void run(Page page) {
    DifferentiableFunction sine =
        Fluxion.function("sine").input("x", Shape.scalar()).returns(x -> nestedSin(x));
    Checks checks = page.checks();
    String capability = checks.count("order capability", sine.orderCapability().orElse(-1), 2);
    page.say(
        "The article's second sine nests one custom gradient in another. Here that is a list of"
            + " two functions, and the highest order is "
            + capability
            + ".");
    page.table(List.of("x", "order 1", "order 2", "article, order 2"), rows(checks, sine));
    page.say("One order more is refused, again before anything is evaluated:");
    String refusal = Refusal.of(() -> sine.derivative(3));
    page.listing(
        checks.text("refusal", refusal, "FLX-301", "order 3", "'shift:sin-nested'", "order 2"));
    checks.count("calls during the refusal", callsOfRefusal(), 0);
  }

  private static List<List<String>> rows(Checks checks, DifferentiableFunction sine) {
    DifferentiableFunction first = sine.derivative(1);
    DifferentiableFunction second = first.derivative(1);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Article.POINT.length; i++) {
      double x = Article.POINT[i];
      double article = Article.NESTED_SECOND[i];
      rows.add(
          List.of(
              Double.toString(x),
              checks.near("sin' " + x, first.value(x).asDouble(), Math.cos(x), 1e-15),
              checks.near("sin'' " + x, second.value(x).asDouble(), -Math.sin(x), 1e-15),
              checks.near("article, sin'' " + x, article, -Math.sin(x), Article.FLOAT)));
    }
    return rows;
  }

  private static long callsOfRefusal() {
    CountingSine counting = new CountingSine();
    Primitive nested = counting.nested();
    DifferentiableFunction sine =
        Fluxion.function("sine").input("x", Shape.scalar()).returns(x -> nested.at(x));
    Refusal.of(() -> sine.derivative(3));
    return counting.calls();
  }
}
