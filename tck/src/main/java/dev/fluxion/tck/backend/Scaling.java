package dev.fluxion.tck.backend;

import dev.fluxion.spi.Evaluation;
import dev.fluxion.tck.statistics.Moments;
import java.util.random.RandomGenerator;

/**
 * ST-SCALE: an estimate takes the shots that it was asked for and says so, and four times the shots
 * have a quarter of the variance.
 */
final class Scaling extends Statistic {
  private static final int POINTS = 2;
  private static final int REPEATS = 400;
  private static final long SHOTS = 256;
  private static final int TIMES = 4;
  private static final double MOST_SKEW = 0.5;

  Scaling() {
    super(POINTS);
  }

  @Override
  public String id() {
    return "ST-SCALE";
  }

  @Override
  public String rule() {
    return "7.3";
  }

  @Override
  int testsAtOnePoint() {
    return 1;
  }

  @Override
  Look look(Device device, Hosted hosted, Evaluation point, Trial trial, RandomGenerator random) {
    long shots = trial.shots(SHOTS);
    Draws few = Draws.of(device, hosted, point, shots, REPEATS, random);
    Draws many = Draws.of(device, hosted, point, shots * TIMES, REPEATS, random);
    for (int k = 0; k < REPEATS; k++) {
      if (few.reported()[k] != shots || many.reported()[k] != shots * TIMES) {
        return Look.broken(
            Hosted.text(point)
                + ": "
                + shots
                + " and "
                + shots * TIMES
                + " shots were asked for, reported are "
                + few.reported()[k]
                + " and "
                + many.reported()[k]);
      }
    }
    double limit = trial.significance().varianceFactor(REPEATS - 1, REPEATS - 1);
    boolean judged = false;
    boolean still = true;
    for (int i = 0; i < few.values().length; i++) {
      Moments first = Moments.of(few.values()[i]);
      Moments second = Moments.of(many.values()[i]);
      boolean usual =
          first.variance() + second.variance() > 0
              && Math.abs(first.skewness()) <= MOST_SKEW
              && Math.abs(second.skewness()) <= MOST_SKEW;
      double ratio = first.variance() / second.variance() / TIMES;
      if (usual && !(ratio < limit && ratio > 1 / limit)) {
        return Look.broken(
            Hosted.text(point)
                + ", element "
                + i
                + ": the variance is "
                + first.variance()
                + " with "
                + shots
                + " shots and "
                + second.variance()
                + " with "
                + shots * TIMES
                + ", a ratio of "
                + ratio * TIMES
                + ", allowed are "
                + TIMES / limit
                + " to "
                + TIMES * limit);
      }
      judged |= usual;
      still &= first.variance() + second.variance() == 0;
    }
    String text =
        REPEATS
            + " estimates of "
            + shots
            + " and "
            + shots * TIMES
            + " shots, allowed ratios "
            + String.format("%.2f to %.2f", TIMES / limit, TIMES * limit);
    return judged ? Look.judged(text) : still ? Look.still(text) : Look.unclear(text);
  }
}
