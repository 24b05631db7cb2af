package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.PreparedRequest;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Large graphs: built, differentiated, prepared and evaluated in near-linear time. */
public final class GraphsChapter implements Chapter {
  private static final int SMALLEST = 1000;
  private static final double MOST_GROWTH = 25;
  private static final double MOST_SECONDS = 20;

  /** Shorter times say more of the warming up of the machine than of the size. */
  private static final double LEAST_MILLISECONDS = 20;

  private final int largest;

  /**
   * Creates the chapter.
   *
   * @param largest the size of the largest graphs, 1000 or more
   */
  public GraphsChapter(int largest) {
    this.largest = largest;
  }

  @Override
  public String name() {
    return "graphs";
  }

  @Override
  public String title() {
    return "Large graphs, in near-linear time and without deep recursion";
  }

  @Override
  public void run(Page page) {
    page.say(
        "Two functions of many terms: a chain sin(sin(… sin(x))), and a sum of sines of as many"
            + " variables. Their gradients are compared with a loop over doubles, element by"
            + " element; the difference is the largest relative one. Times are milliseconds of"
            + " processor time; growth is the total against that of the row above.");
    List<List<String>> rows = new ArrayList<>();
    double total = 0;
    for (LargeGraph graph : LargeGraph.values()) {
      double before = 0;
      for (int size = SMALLEST; size <= largest; size *= 10) {
        before = row(page.checks(), rows, graph, size, before);
        total += before;
      }
    }
    page.table(
        List.of(
            "graph",
            "terms",
            "build",
            "gradient",
            "prepare",
            "evaluate",
            "total",
            "growth",
            "difference"),
        rows);
    page.say(
        "All of it took "
            + page.checks().atMost("total, s", total / 1000, MOST_SECONDS, "%.1f")
            + " s of processor time.");
  }

  private static double row(
      Checks checks, List<List<String>> rows, LargeGraph graph, int size, double before) {
    CpuClock clock = new CpuClock();
    DifferentiableFunction function = graph.build(size);
    double build = clock.lap();
    DifferentiableFunction gradient = function.gradient();
    double differentiate = clock.lap();
    PreparedRequest prepared = gradient.request().value().prepare();
    double prepare = clock.lap();
    double[] point = graph.point(size);
    double[] values = prepared.at(point).value().toArray();
    double evaluate = clock.lap();
    double total = build + differentiate + prepare + evaluate;

    String name = graph.toString().toLowerCase(Locale.ROOT);
    String what = name + " of " + size;
    double difference = largestDifference(values, graph.gradient(point, size));
    double growth = before == 0 ? 0 : total / Math.max(before, LEAST_MILLISECONDS);
    rows.add(
        List.of(
            name,
            Integer.toString(size),
            time(checks, what + ", build", build),
            time(checks, what + ", gradient", differentiate),
            time(checks, what + ", prepare", prepare),
            time(checks, what + ", evaluate", evaluate),
            time(checks, what + ", total", total),
            before == 0 ? "" : checks.atMost(what + ", growth", growth, MOST_GROWTH, "%.1f"),
            checks.atMost(what + ", difference", difference, 1e-9, "%.1e")));
    return total;
  }

  private static String time(Checks checks, String what, double milliseconds) {
    return checks.atMost(what + ", ms", milliseconds, 1000 * MOST_SECONDS, "%.1f");
  }

  private static double largestDifference(double[] got, double[] expected) {
    if (got.length != expected.length) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 0;
    for (int i = 0; i < got.length; i++) {
      largest = Math.max(largest, Math.abs(got[i] - expected[i]) / Math.abs(expected[i]));
    }
    return largest;
  }
}
