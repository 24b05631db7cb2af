package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.spi.Spectrum;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import dev.fluxion.tour.plot.Axis;
import dev.fluxion.tour.plot.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Several parameters with one frequency each, and two parameters with more. */
final class ManyParameters {
  private static final int HIGHEST = 6;
  private static final List<String> UP_TO =
      List.of("", "value and gradient", "with the Hessian", "with all third derivatives");

  private final Page page;
  private final Checks checks;
  private final Meter meter;
  private final int parameters;

  /**
   * Creates the section.
   *
   * @param page gets it
   * @param parameters the most parameters
   */
  ManyParameters(Page page, int parameters) {
    this.page = page;
    this.checks = page.checks();
    this.meter = new Meter(checks);
    this.parameters = parameters;
  }

  void write() {
    page.say(
        "Several parameters, one frequency each. Naive recursion shares nothing, Σ (2m)^k"
            + " evaluations; where a cell says planned, it is the counter of the plan that says"
            + " so, all other numbers are those of a device that counts what it is asked for."
            + " No period: equal terms of the author's rule, with shifts of ±π/2, are merged."
            + " Cached: they are also folded by the period, as PennyLane's cache does it. Grid:"
            + " three points for each parameter. Fluxion: the default. The bound is the number of"
            + " independent derivatives, which no method can undercut. Norm and error are the"
            + " largest of the row.");
    List<MethodTable> tables = new ArrayList<>();
    for (int order = 1; order <= 3; order++) {
      MethodTable table = byParameters(order, parameters);
      page.say("All derivatives to order " + order + " (" + UP_TO.get(order) + "):");
      page.table(table.headings(), table.rows());
      tables.add(table);
    }
    page.say("All derivatives to order 4:");
    MethodTable fourth = byParameters(4, Math.min(6, parameters));
    page.table(fourth.headings(), fourth.rows());
    for (int order = 2; order <= 3; order++) {
      picture(tables.get(order - 1), "number of parameters", "to order " + order);
    }
    page.say("All derivatives of a function of 4 parameters, by the order:");
    MethodTable byOrder = new MethodTable(checks, true);
    IntStream.rangeClosed(1, HIGHEST).forEach(order -> byOrder.add(4, order));
    page.table(byOrder.headings(), byOrder.rows());
    picture(byOrder, "order", "of 4 parameters");
    page.say(
        "From order 5 on the planner falls back to the grid, whose 81 points are all there are;"
            + " "
            + PublishedCount.FEWEST.of(4, 5)
            + " and "
            + PublishedCount.FEWEST.of(4, 6)
            + " are known to suffice.");
    fewer();
    pairs();
  }

  private MethodTable byParameters(int order, int most) {
    MethodTable table = new MethodTable(checks, false);
    IntStream.rangeClosed(1, most).forEach(m -> table.add(m, order));
    return table;
  }

  private void picture(MethodTable table, String abscissa, String what) {
    List<Axis.Tick> ticks =
        Arrays.stream(table.abscissas())
            .mapToObj(x -> new Axis.Tick(x, Long.toString(Math.round(x))))
            .toList();
    page.picture(
        "Evaluations for all derivatives " + what + ", on a logarithmic scale",
        Plot.svg(
            "Evaluations for all derivatives " + what,
            Axis.linear(abscissa, ticks),
            Axis.logarithmic("evaluations", table.largest()),
            table.curves()));
  }

  private void fewer() {
    page.say(
        "Less is asked, or more is declared: the Hessian alone takes 1 + m + 3 C(m,2), a single"
            + " mixed derivative 4. Without a constant term, f(x + π) = -f(x) along each"
            + " parameter, all derivatives to order n take the bound itself, Σ C(m,j):");
    List<List<String>> rows = new ArrayList<>();
    for (int m = 1; m <= parameters; m++) {
      TrigPolynomial constant = TrigPolynomial.of(m, Spectrum.of(1));
      TrigPolynomial none = TrigPolynomial.of(m, Spectrum.of(1).withoutConstant());
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(m));
      row.add(count(m + ", Hessian alone", constant, List.of(2), 1 + m + 3L * m * (m - 1) / 2));
      row.add(m == 1 ? "" : mixed(m, constant));
      for (int order = 1; order <= 4; order++) {
        row.add(
            count(
                m + ", without a constant, order " + order,
                none,
                IntStream.rangeClosed(0, order).boxed().toList(),
                PublishedCount.NO_CONSTANT.of(m, order)));
      }
      rows.add(row);
    }
    page.table(
        List.of(
            "m",
            "Hessian alone",
            "one mixed",
            "no constant: order 1",
            "order 2",
            "order 3",
            "order 4"),
        rows);
  }

  private String count(
      String what, TrigPolynomial polynomial, List<Integer> orders, long expected) {
    DifferentiableFunction function = polynomial.ofArray();
    String where = "parameters " + what;
    return checks.count(
        where, meter.tensors(where, polynomial, function, orders).evaluations(), expected);
  }

  private String mixed(int m, TrigPolynomial polynomial) {
    String what = "parameters " + m + ", one mixed derivative";
    List<int[]> mixed = List.of(new int[] {0, m - 1});
    return checks.count(
        what,
        meter
            .partials(what, polynomial, polynomial.ofArray(), polynomial.point(), mixed)
            .evaluations(),
        4);
  }

  private void pairs() {
    page.say(
        "Two parameters with R and R′ frequencies: value, gradient and both second derivatives"
            + " take 1 + 2R + 2R′, and the mixed one 2(R + R′) - 1 more, where the product of"
            + " both rules takes 4RR′:");
    List<List<String>> rows = new ArrayList<>();
    for (int[] r : new int[][] {{1, 1}, {1, 2}, {2, 2}, {2, 3}, {3, 3}}) {
      TrigPolynomial polynomial =
          new TrigPolynomial(1, List.of(Spectrum.of(r[0]), Spectrum.of(r[1])));
      String what = "frequencies " + r[0] + " and " + r[1];
      List<int[]> without =
          List.of(new int[0], new int[] {0}, new int[] {1}, new int[] {0, 0}, new int[] {1, 1});
      long axes =
          meter
              .partials(what, polynomial, polynomial.ofArray(), polynomial.point(), without)
              .evaluations();
      Measurement all = meter.tensors(what, polynomial, polynomial.ofArray(), List.of(0, 1, 2));
      int sum = r[0] + r[1];
      rows.add(
          List.of(
              r[0] + ", " + r[1],
              checks.count(what + ", without the mixed one", axes, 1 + 2L * sum),
              checks.count(what + ", all", all.evaluations(), 4L * sum),
              checks.count(what + ", mixed", all.evaluations() - axes, 2L * sum - 1),
              Integer.toString(4 * r[0] * r[1]),
              checks.atMost(what + ", 1-norm", all.norm(), 100, "%.2f"),
              checks.atMost(what + ", error", all.relativeError(), Measurement.PRECISION, "%.1e")));
    }
    page.table(
        List.of("R, R′", "without mixed", "with it", "more", "product", "1-norm", "error"), rows);
  }
}
