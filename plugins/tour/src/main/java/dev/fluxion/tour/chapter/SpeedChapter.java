package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.Accuracy;
import dev.fluxion.dsl.PreparedRequest;
import dev.fluxion.tour.page.Page;
import dev.fluxion.tour.plot.Axis;
import dev.fluxion.tour.plot.Plot;
import dev.fluxion.tour.plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How fast compiled derivatives are, next to a loop that is written by hand. */
public final class SpeedChapter implements Chapter {
  private static final double SAME = 1e-14;

  private final int largest;
  private final int laps;

  /**
   * Creates the chapter.
   *
   * @param largest the most elements, 10 or more
   * @param laps how often each is timed; the best time counts
   */
  public SpeedChapter(int largest, int laps) {
    this.largest = largest;
    this.laps = laps;
  }

  @Override
  public String name() {
    return "speed";
  }

  @Override
  public String title() {
    return "Compiled derivatives next to a loop that is written by hand";
  }

  @Override
  public void run(Page page) {
    page.say(
        "The value and both gradients of Σ sin w + 3 sin² y, in nanoseconds of processor time for"
            + " each element: a loop over Math.sin and Math.cos, Fluxion with the same functions"
            + " (strict), and Fluxion as it is by default, with functions that are right to two"
            + " units in the last place. The difference is the largest of any result. A loop of"
            + " many elements is compiled to SIMD code by the JVM itself; mvn -Pbench measures"
            + " more, and with more care.");
    List<List<String>> rows = new ArrayList<>();
    List<double[]> times = new ArrayList<>();
    for (int size = 10; size <= largest; size *= 10) {
      times.add(row(page, rows, new SineSum(size)));
    }
    page.table(List.of("elements", "by hand", "strict", "default", "ratio", "difference"), rows);
    page.picture("Time for each element, against their number", plot(times));
  }

  private double[] row(Page page, List<List<String>> rows, SineSum sum) {
    PreparedRequest strict = sum.request(Accuracy.STRICT);
    PreparedRequest fast = sum.request(Accuracy.FAST);
    String what = "sum of " + sum.size();
    double difference = Math.max(sum.difference(strict), sum.difference(fast));
    double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    // In turn, so that what slows the machine slows all of them.
    for (int lap = 0; lap < laps; lap++) {
      best[0] = Math.min(best[0], nanos(sum, sum::runByHand));
      best[1] = Math.min(best[1], nanos(sum, () -> sum.run(strict)));
      best[2] = Math.min(best[2], nanos(sum, () -> sum.run(fast)));
    }
    rows.add(
        List.of(
            Integer.toString(sum.size()),
            format(best[0]),
            format(best[1]),
            format(best[2]),
            String.format(Locale.ROOT, "%.2f", best[2] / best[0]),
            page.checks().atMost(what + ", difference", difference, SAME, "%.1e")));
    return best;
  }

  /** Returns the time of an element, of a lap of about as many elements at every size. */
  private double nanos(SineSum sum, Runnable body) {
    int runs = Math.max(1, 10 * largest / sum.size());
    CpuClock clock = new CpuClock();
    for (int i = 0; i < runs; i++) {
      body.run();
    }
    return clock.lap() * 1e6 / runs / sum.size();
  }

  private static String format(double nanos) {
    return String.format(Locale.ROOT, "%.2f ns", nanos);
  }

  private static String plot(List<double[]> times) {
    double[] sizes = new double[times.size()];
    List<Axis.Tick> across = new ArrayList<>();
    double most = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.pow(10, i + 1.0);
      across.add(new Axis.Tick(sizes[i], String.format(Locale.ROOT, "%.0f", sizes[i])));
      most = Math.max(most, Arrays.stream(times.get(i)).max().orElse(0));
    }
    List<Axis.Tick> up = new ArrayList<>();
    for (int nanos = 0; nanos < most + 10; nanos += 10) {
      up.add(new Axis.Tick(nanos, Integer.toString(nanos)));
    }
    double least = sizes[0] / 1.5;
    return Plot.svg(
        "Time of value and gradient for each element",
        new Axis("elements", least, sizes[sizes.length - 1] * 1.5, true, across),
        Axis.linear("nanoseconds", up),
        List.of(
            curve("by hand", sizes, times, 0),
            curve("strict", sizes, times, 1),
            curve("default", sizes, times, 2)));
  }

  private static Series curve(String name, double[] sizes, List<double[]> times, int which) {
    double[] y = times.stream().mapToDouble(each -> each[which]).toArray();
    return new Series(name, sizes, y, true);
  }
}
