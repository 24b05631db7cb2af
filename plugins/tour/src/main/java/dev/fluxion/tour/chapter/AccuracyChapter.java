package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.Catalog;
import dev.fluxion.spi.Primitive;
import dev.fluxion.tour.accuracy.Arguments;
import dev.fluxion.tour.accuracy.Errors;
import dev.fluxion.tour.accuracy.Subject;
import dev.fluxion.tour.page.Page;
import dev.fluxion.tour.plot.Axis;
import dev.fluxion.tour.plot.Plot;
import dev.fluxion.tour.plot.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How exact the fast elementary functions are, against 40 digits. */
public final class AccuracyChapter implements Chapter {
  /** What the plugin promises, in units in the last place. */
  private static final double MOST = 2;

  private static final int INTERVALS = 40;
  private static final double WIDEST = 10;

  private final int points;

  /**
   * Creates the chapter.
   *
   * @param points how many arguments are drawn from each range
   */
  public AccuracyChapter(int points) {
    this.points = points;
  }

  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public String title() {
    return "The fast elementary functions are within two units in the last place";
  }

  @Override
  public void run(Page page) {
    page.say(
        "The largest errors, in units in the last place, of the fast form of each function and of"
            + " its strict form, which is that of java.lang.Math where there is one, for "
            + points
            + " arguments from each range. Exact values have 40 digits. Half a unit is what"
            + " rounding alone costs.");
    Catalog catalog = Catalog.load();
    List<List<String>> rows = new ArrayList<>();
    for (Subject subject : Subject.all()) {
      Primitive primitive = catalog.primitive("elementary:" + subject.name());
      for (Arguments range : subject.ranges()) {
        rows.add(row(page, subject, range, subject.measure(primitive, range, points, rows.size())));
      }
    }
    page.table(List.of("function", "arguments", "fast", "strict", "worst of fast at"), rows);
    page.picture(
        "The largest error of the fast forms between 0 and 10, in intervals of a quarter",
        plot(catalog));
  }

  private static List<String> row(Page page, Subject subject, Arguments range, Errors errors) {
    String what = subject.title() + ", " + range.name();
    return List.of(
        subject.title(),
        range.name(),
        page.checks().atMost(what, errors.fast(), MOST, "%.3f"),
        String.format(Locale.ROOT, "%.3f", errors.strict()),
        Double.toString(errors.worst()));
  }

  private String plot(Catalog catalog) {
    List<Axis.Tick> across =
        Stream.of(0, 2, 4, 6, 8, 10).map(x -> new Axis.Tick(x, Integer.toString(x))).toList();
    List<Axis.Tick> up =
        Stream.of(0.0, 0.5, 1.0, 1.5, 2.0).map(y -> new Axis.Tick(y, y.toString())).toList();
    return Plot.svg(
        "Errors of the fast forms",
        Axis.linear("x", across),
        Axis.linear("units in the last place", up),
        Subject.all().stream()
            .limit(6)
            .map(subject -> curve(subject, catalog.primitive("elementary:" + subject.name())))
            .toList());
  }

  private Series curve(Subject subject, Primitive primitive) {
    double width = WIDEST / INTERVALS;
    double[] x = IntStream.range(0, INTERVALS).mapToDouble(i -> (i + 0.5) * width).toArray();
    double[] errors =
        IntStream.range(0, INTERVALS)
            .mapToDouble(
                i -> {
                  Arguments interval = Arguments.between(i * width, (i + 1) * width);
                  return subject.measure(primitive, interval, 1 + points / INTERVALS, i).fast();
                })
            .toArray();
    return new Series(subject.name(), x, errors, false);
  }
}
