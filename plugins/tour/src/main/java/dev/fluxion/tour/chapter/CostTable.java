package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Request;
import dev.fluxion.dsl.Result;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.ToLongBiFunction;

/**
 * Evaluations of one sine by order and scheme, each measured three times: by the counters of the
 * result, and by the calls of a counting sine that is interpreted and one that is compiled.
 */
final class CostTable {
  private static final double X = 0.4;

  private final int orders;
  private final Map<String, double[]> counts = new LinkedHashMap<>();
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Measures.
   *
   * @param orders the highest order
   * @param asked what is asked of a function, by the order
   * @param expected what the theory says
   * @param checks compares the two
   */
  CostTable(
      int orders,
      BiFunction<DifferentiableFunction, Integer, Request> asked,
      ToLongBiFunction<Scheme, Integer> expected,
      Checks checks) {
    this.orders = orders;
    Scheme.ALL.forEach(scheme -> counts.put(scheme.name(), new double[orders]));
    for (int n = 1; n <= orders; n++) {
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(n));
      for (Scheme scheme : Scheme.ALL) {
        String what = scheme.name() + ", order " + n;
        long theory = expected.applyAsLong(scheme, n);
        long counter = asked.apply(scheme.ofPlugin(), n).at(X).counters().evaluations();
        checks.count(what + ", interpreted calls", calls(scheme, asked, n, true, checks), theory);
        checks.count(what + ", compiled calls", calls(scheme, asked, n, false, checks), theory);
        row.add(checks.count(what + ", counters", counter, theory));
        column(scheme)[n - 1] = counter;
      }
      rows.add(row);
    }
  }

  private static long calls(
      Scheme scheme,
      BiFunction<DifferentiableFunction, Integer, Request> asked,
      int n,
      boolean interpreted,
      Checks checks) {
    CountingSine counting = new CountingSine();
    DifferentiableFunction sine = scheme.counted(counting);
    Result result = asked.apply(interpreted ? sine.interpreted() : sine, n).at(X);
    checks.within(
        scheme.name() + ", value of order " + n,
        result.derivative(n).asDouble(),
        ExactSine.derivative(n, X),
        1e-9);
    return counting.calls();
  }

  List<String> headings() {
    List<String> headings = new ArrayList<>(List.of("n"));
    for (Scheme scheme : Scheme.ALL) {
      headings.add(scheme.name());
    }
    return headings;
  }

  List<List<String>> rows() {
    return rows;
  }

  /** Returns the evaluations of a scheme as a curve over the orders. */
  Series curve(Scheme scheme) {
    double[] x = new double[orders];
    Arrays.setAll(x, i -> i + 1.0);
    return new Series(scheme.name(), x, column(scheme).clone(), true);
  }

  private double[] column(Scheme scheme) {
    return Objects.requireNonNull(counts.get(scheme.name()));
  }
}
