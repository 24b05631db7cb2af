package dev.fluxion.tour.chapter;

import com.sun.management.ThreadMXBean;
import dev.fluxion.dsl.PreparedRequest;
import dev.fluxion.spi.Spectrum;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What planning itself takes, for functions of many parameters. */
final class PlanningTime {
  private static final int[] SIZES = {10, 30, 100, 300};
  private static final int WARM_UPS = 20;
  private static final int MOST_EXECUTED = 100;

  /** How much steeper than the number of derivatives the time may grow. */
  private static final double MOST_GROWTH = 3;

  /** Shorter times say more of the machine than of the size. */
  private static final double LEAST_MILLISECONDS = 5;

  private final Page page;
  private final Checks checks;
  private final int widest;
  private final List<List<String>> rows = new ArrayList<>();
  private double before;
  private double entriesBefore;

  /**
   * Creates the section.
   *
   * @param page gets it
   * @param widest the most parameters
   */
  PlanningTime(Page page, int widest) {
    this.page = page;
    this.checks = page.checks();
    this.widest = widest;
  }

  void write() {
    for (int k = 0; k < WARM_UPS; k++) {
      new Plan(SIZES[k % 2]);
    }
    page.say(
        "Planning value, gradient and Hessian of many parameters: milliseconds of processor time,"
            + " the better of two, and megabytes allocated. Growth is the time for each derivative"
            + " asked for, against the row above. A plan is used at new points without planning:"
            + " to make it, the spectra of the function are looked up; to use it, they are not."
            + " Up to "
            + MOST_EXECUTED
            + " parameters the plan is also executed, and the device counts.");
    for (int size : SIZES) {
      if (size <= widest) {
        row(size);
      }
    }
    page.table(
        List.of(
            "m",
            "derivatives",
            "evaluations",
            "plan, ms",
            "growth",
            "MB",
            "lookups",
            "at new points",
            "executed"),
        rows);
  }

  private void row(int m) {
    Plan first = new Plan(m);
    Plan plan = new Plan(m);
    double milliseconds = Math.min(first.milliseconds, plan.milliseconds);
    double entries = 1 + m + m * (m + 1) / 2.0;
    double growth =
        before == 0
            ? 0
            : milliseconds / Math.max(before, LEAST_MILLISECONDS) * entriesBefore / entries;
    String what = "planning " + m;
    long planned = plan.prepared.explain().evaluations();
    checks.count(what + ", evaluations", planned, PublishedCount.FEWEST.of(m, 2));
    long lookups = plan.polynomial.lookups();
    rows.add(
        List.of(
            Integer.toString(m),
            String.format(Locale.ROOT, "%.0f", entries),
            Long.toString(planned),
            checks.atMost(what + ", ms", milliseconds, limit(m), "%.1f"),
            before == 0 ? "" : checks.atMost(what + ", growth", growth, MOST_GROWTH, "%.2f"),
            checks.atMost(what + ", MB", plan.megabytes, 0.1 * entries, "%.1f"),
            checks.atMost(what + ", lookups", (double) lookups, 1e9, "%.0f"),
            m > MOST_EXECUTED ? "" : atNewPoints(what, plan, lookups),
            m > MOST_EXECUTED
                ? ""
                : checks.count(what + ", executed", plan.device.evaluations(), 2 * planned)));
    before = milliseconds;
    entriesBefore = entries;
  }

  private static double limit(int m) {
    return m <= 10 ? 50 : m <= 100 ? 5000 : 50_000;
  }

  /** Runs a plan at two points, and returns how often the spectra were looked up meanwhile. */
  private String atNewPoints(String what, Plan plan, long lookups) {
    for (int seed = 1; seed <= 2; seed++) {
      double[] point = plan.polynomial.point(seed);
      double value = plan.prepared.at(point).value().asDouble();
      checks.within(
          what + ", value",
          value,
          plan.polynomial.derivative(point, new int[point.length]),
          Measurement.PRECISION * plan.polynomial.size());
    }
    return checks.count(what + ", lookups at new points", plan.polynomial.lookups() - lookups, 0);
  }

  /** A plan, and what it took to make it. */
  private static final class Plan {
    final CountingBackend device = new CountingBackend();
    final TrigPolynomial polynomial;
    final PreparedRequest prepared;
    final double milliseconds;
    final double megabytes;

    Plan(int m) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      polynomial = TrigPolynomial.of(m, Spectrum.of(1));
      CpuClock clock = new CpuClock();
      long allocated = threads.getCurrentThreadAllocatedBytes();
      prepared = Meter.upTo(polynomial.ofArray().on(device), 2).prepare();
      milliseconds = clock.lap();
      megabytes = (threads.getCurrentThreadAllocatedBytes() - allocated) / 1e6;
    }
  }
}
