package dev.fluxion.tck.backend;

import dev.fluxion.spi.Evaluation;
import dev.fluxion.tck.statistics.MeanTest;
import dev.fluxion.tck.statistics.Moments;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * ST-TINY: estimates of one, two and three shots have the exact value on average, and a standard
 * error that is a number. A shot that is lost at the end of many is invisible among many.
 */
final class FewShots extends Statistic {
  private static final int POINTS = 2;
  private static final int REPEATS = 4000;
  private static final int LEAST_REPEATS = 400;
  private static final int MOST = 3;

  FewShots() {
    super(POINTS);
  }

  @Override
  public String id() {
    return "ST-TINY";
  }

  @Override
  public String rule() {
    return "7.7";
  }

  @Override
  int testsAtOnePoint() {
    return MOST;
  }

  @Override
  Look look(Device device, Hosted hosted, Evaluation point, Trial trial, RandomGenerator random) {
    Optional<double[]> expected = Draws.expected(device, hosted, point);
    if (expected.isEmpty()) {
      return Look.blind(hosted);
    }
    int repeats = (int) Math.max(LEAST_REPEATS, trial.shots(REPEATS));
    boolean judged = false;
    boolean still = true;
    String text = "";
    for (int shots = 1; shots <= MOST; shots++) {
      Draws draws = Draws.of(device, hosted, point, shots, repeats, random);
      for (int i = 0; i < draws.values().length; i++) {
        for (double error : draws.errors()[i]) {
          if (!(error >= 0)) {
            return Look.broken(
                Hosted.text(point)
                    + ", element "
                    + i
                    + ": the standard error is "
                    + error
                    + " at "
                    + shots
                    + " shots");
          }
        }
        Moments moments = Moments.of(draws.values()[i]);
        MeanTest test = new MeanTest(moments, expected.get()[i], trial.significance());
        if (test.isAlarm()) {
          return Look.broken(
              Hosted.text(point)
                  + ", element "
                  + i
                  + ": "
                  + repeats
                  + " estimates of "
                  + shots
                  + " shots have the mean "
                  + moments.mean()
                  + " +- "
                  + moments.standardError()
                  + ", expected "
                  + expected.get()[i]);
        }
        judged |= test.isConclusive();
        still &= moments.variance() == 0;
        text =
            repeats
                + " estimates of 1 to "
                + MOST
                + " shots, detectable bias "
                + String.format("%.2g", test.detectable());
      }
    }
    return judged ? Look.judged(text) : still ? Look.still(text) : Look.unclear(text);
  }
}
