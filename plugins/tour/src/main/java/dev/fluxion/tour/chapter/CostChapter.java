package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Request;
import dev.fluxion.tour.page.Page;
import dev.fluxion.tour.plot.Axis;
import dev.fluxion.tour.plot.Plot;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What derivatives cost: evaluations of one recursive sine, counted. */
public final class CostChapter implements Chapter {
  private final int orders;

  /**
   * Creates the chapter.
   *
   * @param orders the highest order in the tables
   */
  public CostChapter(int orders) {
    this.orders = orders;
  }

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public String title() {
    return "What a derivative costs, in evaluations of the function";
  }

  @Override
  public void run(Page page) {
    page.say(
        "The rule has two terms, so applied literally it doubles the evaluations with each order."
            + " Equal terms cancel and combine (merged); shifts that are equal modulo a declared"
            + " period or antiperiod coincide; with a spectrum declared, any shift will do: s is"
            + " 0.3 in that column and π/2 in the others.");
    page.say(
        "Each number is measured three times: by the counters of the result, and by a sine that"
            + " counts its own calls, interpreted and compiled. For order n alone:");
    CostTable alone =
        new CostTable(orders, (f, n) -> f.request().derivative(n), Scheme::alone, page.checks());
    page.table(alone.headings(), alone.rows());
    page.picture(
        "Evaluations for order n alone, on a logarithmic scale; a declared spectrum costs what the"
            + " antiperiod does, for any shift",
        plot(alone));
    page.say("For all orders from 0 to n together, as one request:");
    CostTable together =
        new CostTable(orders, CostChapter::allOrders, Scheme::together, page.checks());
    page.table(together.headings(), together.rows());
  }

  private static Request allOrders(DifferentiableFunction function, int n) {
    Request request = function.request().value();
    for (int order = 1; order <= n; order++) {
      request = request.derivative(order);
    }
    return request;
  }

  private String plot(CostTable costs) {
    List<Axis.Tick> ticks =
        IntStream.rangeClosed(1, orders)
            .mapToObj(n -> new Axis.Tick(n, Integer.toString(n)))
            .toList();
    return Plot.svg(
        "Evaluations by order",
        Axis.linear("order n", ticks),
        Axis.logarithmic("evaluations", (double) Scheme.NAIVE.alone(orders)),
        Stream.of(Scheme.NAIVE, Scheme.MERGED, Scheme.PERIOD, Scheme.ANTIPERIOD)
            .map(costs::curve)
            .toList());
  }
}
