package dev.fluxion.tck.backend;

import dev.fluxion.spi.Evaluation;
import dev.fluxion.tck.statistics.MeanTest;
import dev.fluxion.tck.statistics.Moments;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * ST-BIAS: samples have the exact value on average, with 1e5, 4e5 and 1.6e6 shots in the profile
 * full, all fresh. An alarm at any of these is final; there is no second try.
 */
final class Bias extends Statistic {
  private static final int POINTS = 3;
  private static final int REPEATS = 400;
  private static final long FEWEST = 250;
  private static final int LOOKS = 3;
  private static final double ROUNDING = 1e-9;

  Bias() {
    super(POINTS);
  }

  @Override
  public String id() {
    return "ST-BIAS";
  }

  @Override
  public String rule() {
    return "7.1";
  }

  @Override
  int testsAtOnePoint() {
    return LOOKS;
  }

  @Override
  Look look(Device device, Hosted hosted, Evaluation point, Trial trial, RandomGenerator random) {
    Optional<double[]> expected = Draws.expected(device, hosted, point);
    if (expected.isEmpty()) {
      return Look.blind(hosted);
    }
    long shots = Math.max(1, Math.min(trial.shots(FEWEST), trial.shots() / REPEATS));
    Look seen = Look.unclear("");
    for (int k = 0; k < LOOKS && shots * REPEATS <= Math.max(REPEATS, trial.shots()); k++) {
      Draws draws = Draws.of(device, hosted, point, shots, REPEATS, random);
      seen = judged(draws, point, expected.get(), shots, trial);
      if (seen.broken().isPresent()) {
        return seen;
      }
      shots *= 4;
    }
    return seen;
  }

  private static Look judged(
      Draws draws, Evaluation point, double[] expected, long shots, Trial trial) {
    double worst = 0;
    double inShots = 0;
    boolean judged = false;
    boolean still = true;
    for (int i = 0; i < draws.values().length; i++) {
      Moments moments = Moments.of(draws.values()[i]);
      MeanTest test = new MeanTest(moments, expected[i], trial.significance());
      double off = Math.abs(moments.mean() - expected[i]);
      if (test.isAlarm() || Double.isNaN(off)) {
        return Look.broken(
            Hosted.text(point)
                + ", element "
                + i
                + ", has the mean "
                + moments.mean()
                + " +- "
                + moments.standardError()
                + " over "
                + shots * REPEATS
                + " shots, expected "
                + expected[i]
                + ": z = "
                + test.deviations()
                + ", limit "
                + test.limit()
                + ", alpha "
                + trial.significance().alpha());
      }
      still &= moments.variance() == 0 && off <= ROUNDING * Math.max(1, Math.abs(expected[i]));
      if (test.isConclusive() && test.detectable() >= worst) {
        judged = true;
        worst = test.detectable();
        inShots = worst / Math.sqrt(moments.variance() * shots);
      }
    }
    String text =
        "N = "
            + shots * REPEATS
            + " shots, detectable bias "
            + String.format("%.2g (%.4f sigma of a shot)", worst, inShots)
            + ", alpha "
            + String.format("%.1e", trial.significance().alpha());
    return judged ? Look.judged(text) : still ? Look.still(text) : Look.unclear(text);
  }
}
