package dev.fluxion.tck.backend;

import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shots;
import dev.fluxion.tck.statistics.Moments;
import java.util.random.RandomGenerator;

/** ST-VAR: estimates scatter as much as their standard errors say. */
final class Variance extends Statistic {
  private static final int POINTS = 2;
  private static final int REPEATS = 400;
  private static final long SHOTS = 1000;
  private static final double MOST_SKEW = 0.3;

  Variance() {
    super(POINTS);
  }

  @Override
  public String id() {
    return "ST-VAR";
  }

  @Override
  public String rule() {
    return "7.2";
  }

  @Override
  int testsAtOnePoint() {
    return 1;
  }

  @Override
  Look look(Device device, Hosted hosted, Evaluation point, Trial trial, RandomGenerator random) {
    long shots = trial.shots(SHOTS);
    Draws draws = Draws.of(device, hosted, point, shots, REPEATS, random);
    double limit = trial.significance().varianceFactor(REPEATS - 1, Double.POSITIVE_INFINITY);
    double found = trial.significance().foundFactor(REPEATS - 1, Double.POSITIVE_INFINITY);
    boolean judged = false;
    boolean still = true;
    boolean claimed = false;
    for (int i = 0; i < draws.values().length; i++) {
      Moments moments = Moments.of(draws.values()[i]);
      double reported = draws.reportedVariance(i);
      boolean usual = moments.variance() > 0 && Math.abs(moments.skewness()) <= MOST_SKEW;
      double ratio = moments.variance() / reported;
      if (Double.isNaN(reported) || (usual && !(ratio < limit && ratio > 1 / limit))) {
        return Look.broken(
            Hosted.text(hosted.at(point.inputs(), new Shots(shots, 0)))
                + ", element "
                + i
                + ": "
                + REPEATS
                + " estimates have the variance "
                + moments.variance()
                + ", their standard errors say "
                + reported
                + ", a ratio of "
                + ratio
                + ", allowed are "
                + 1 / limit
                + " to "
                + limit);
      }
      judged |= usual;
      still &= moments.variance() == 0;
      claimed |= reported > 0;
    }
    String text =
        (claimed ? "errors are reported; " : "")
            + REPEATS
            + " estimates of "
            + shots
            + " shots, detectable ratio of variances "
            + String.format("%.2f", found)
            + " or "
            + String.format("%.2f", 1 / found);
    return judged ? Look.judged(text) : still ? Look.still(text) : Look.unclear(text);
  }

  @Override
  Outcome still(String text) {
    return text.startsWith("errors are reported")
        ? Outcome.broken("no estimate scatters at any point, yet " + text)
        : super.still(text);
  }
}
