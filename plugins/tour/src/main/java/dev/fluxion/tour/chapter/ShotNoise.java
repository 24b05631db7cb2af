package dev.fluxion.tour.chapter;

import dev.fluxion.tour.chapter.NoisyPlan.Scatter;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fewer points are not always less noise: five plans compared, in prediction and in fact. */
final class ShotNoise {
  /** How many of its standard errors a figure of many repeats may be off. */
  private static final double DEVIATIONS = 4;

  /** Shots are whole numbers, and so not divided quite as the plan assumes. */
  private static final double ROUNDING = 2e-3;

  /** The published variances by the number of parameters, to the last digit that was printed. */
  private static final Map<Integer, List<String>> PUBLISHED =
      Map.of(
          1, List.of("6.4", "8.0", "6.4", "8.0", "6.4"),
          2, List.of("25.3", "30.9", "28.9", "36.0", "28.9"),
          4, List.of("168", "193", "225", "271", "225"),
          6, List.of("617", "683", "895", "1049", "891"));

  private final Page page;
  private final Checks checks;
  private final int parameters;
  private final int repeats;

  /**
   * Creates the section.
   *
   * @param page gets it
   * @param parameters the most parameters, up to 6 are used
   * @param repeats how often a run is repeated
   */
  ShotNoise(Page page, int parameters, int repeats) {
    this.page = page;
    this.checks = page.checks();
    this.parameters = Math.min(6, parameters);
    this.repeats = repeats;
  }

  void write() {
    page.say(
        "Shot noise. Each shot is off by ±1, "
            + NoisyPlan.SHOTS
            + " shots are divided among the evaluations for value, gradient and Hessian. V is the"
            + " sum of the variances of all distinct derivatives times the number of shots: what"
            + " was published, what the plan says, what the standard errors of a result add up"
            + " to, and what "
            + repeats
            + " repeats scatter. The deviation is the difference of the last two in standard errors of the repeats,"
            + " of which 4 are allowed. The gain is V with the same shots for each evaluation over"
            + " V with the best division, as the standard errors say and as the repeats do.");
    List<Asked> asked = new ArrayList<>();
    for (int m = 1; m <= parameters; m++) {
      for (NoisyPlan.Kind kind : NoisyPlan.Kind.values()) {
        asked.add(new Asked(m, kind));
      }
    }
    List<Noise> measured = asked.parallelStream().map(this::measure).toList();
    List<List<String>> rows = measured.stream().map(this::row).toList();
    page.table(
        List.of(
            "m",
            "plan",
            "points",
            "publ.",
            "plan V",
            "errors' V",
            "repeats' V",
            "dev.",
            "gain",
            "repeats'",
            "dev."),
        rows);
    page.say(
        "The plan called separate is what Planning.leastCost chooses where only shots have a"
            + " price: each derivative on the points of its own rule, with weights that are"
            + " improved together. The lines take the fewest points.");
  }

  /**
   * A plan that is measured.
   *
   * @param m the number of parameters
   * @param kind the plan
   */
  private record Asked(int m, NoisyPlan.Kind kind) {}

  /**
   * What was measured of a plan.
   *
   * @param asked which plan
   * @param plan runs it
   * @param best with shots divided best
   * @param equal with the same shots for each evaluation
   */
  private record Noise(Asked asked, NoisyPlan plan, Scatter best, Scatter equal) {}

  private Noise measure(Asked asked) {
    NoisyPlan plan = new NoisyPlan(asked.m(), asked.kind().planning());
    return new Noise(asked, plan, plan.optimal(repeats), plan.equal(repeats));
  }

  private List<String> row(Noise noise) {
    int m = noise.asked().m();
    NoisyPlan.Kind kind = noise.asked().kind();
    NoisyPlan plan = noise.plan();
    Scatter best = noise.best();
    Scatter equal = noise.equal();
    String what = m + " parameters, " + kind.title();
    checks.text(what + ", layout", plan.text(), "by " + layout(kind));
    double planned = plan.planned();
    double gain = equal.predicted() / best.predicted();
    double observed = equal.observed() / best.observed();
    double uncertainty =
        observed * Math.hypot(equal.error() / equal.observed(), best.error() / best.observed());
    return List.of(
        Integer.toString(m),
        kind.title(),
        checks.count(what + ", points", plan.evaluations(), points(m, kind)),
        published(what, m, kind, planned),
        String.format(Locale.ROOT, "%.4g", planned),
        round(checks.near(what + ", V of errors", best.predicted(), planned, ROUNDING)),
        round(
            checks.within(
                what + ", V of repeats",
                best.observed(),
                best.predicted(),
                DEVIATIONS * best.error())),
        String.format(Locale.ROOT, "%+.1f", best.deviation()),
        round(Double.toString(gain)),
        round(checks.within(what + ", gain", observed, gain, DEVIATIONS * uncertainty)),
        String.format(Locale.ROOT, "%+.1f", (observed - gain) / uncertainty));
  }

  static String layout(NoisyPlan.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static long points(int m, NoisyPlan.Kind kind) {
    return switch (kind) {
      case SEPARATE -> PublishedCount.CACHED.of(m, 2);
      case GRID_QUARTER, GRID_THIRD -> PublishedCount.GRID.of(m, 2);
      case LINES_QUARTER, LINES_THIRD -> PublishedCount.FEWEST.of(m, 2);
    };
  }

  /** Compares with a published figure, to half a unit of its last digit. */
  private String published(String what, int m, NoisyPlan.Kind kind, double planned) {
    List<String> row = PUBLISHED.get(m);
    if (row == null) {
      return "";
    }
    String figure = row.get(List.of(NoisyPlan.Kind.values()).indexOf(kind));
    double half = figure.contains(".") ? 0.05 : 0.5;
    String verdict =
        checks.within(what + ", planned V", planned, Double.parseDouble(figure), half * 1.001);
    return verdict.endsWith(")") ? figure + " (wrong)" : figure;
  }

  /** Returns four digits of a checked figure, and what was said of it. */
  private static String round(String checked) {
    String[] parts = checked.split(" ", 2);
    String digits = String.format(Locale.ROOT, "%.4g", Double.parseDouble(parts[0]));
    return parts.length == 1 ? digits : digits + " " + parts[1];
  }
}
