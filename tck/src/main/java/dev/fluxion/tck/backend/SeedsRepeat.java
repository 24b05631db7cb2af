package dev.fluxion.tck.backend;

import dev.fluxion.spi.Evaluation;
import dev.fluxion.tck.statistics.Moments;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * ST-SEED: the same seed gives the same bits, from the same backend and from another one, in
 * batches cut in any way; different seeds give different samples.
 *
 * <p>Hardware cannot repeat its shots, so that the rule does not bind it.
 */
final class SeedsRepeat extends Statistic {
  private static final int POINTS = 2;
  private static final int REPEATS = 30;
  private static final long SHOTS = 1000;

  SeedsRepeat() {
    super(POINTS);
  }

  @Override
  public String id() {
    return "ST-SEED";
  }

  @Override
  public String rule() {
    return "7.5";
  }

  @Override
  public boolean isPlannedFor(Hosted hosted) {
    return super.isPlannedFor(hosted) && hosted.isSeeded();
  }

  @Override
  int testsAtOnePoint() {
    return 1;
  }

  @Override
  Look look(Device device, Hosted hosted, Evaluation point, Trial trial, RandomGenerator random) {
    long shots = trial.shots(SHOTS);
    long[] seeds = random.longs(REPEATS).toArray();
    Draws first = Draws.of(device, hosted, point, shots, seeds);
    Draws again = Draws.of(device, hosted, point, shots, seeds);
    long[] part = Arrays.copyOf(seeds, REPEATS / 3);
    Draws elsewhere;
    try (Device other = hosted.open()) {
      elsewhere = Draws.of(other, hosted, point, shots, part);
    }
    boolean scatters = false;
    boolean reported = false;
    for (int i = 0; i < first.values().length; i++) {
      double[] values = first.values()[i];
      for (int k = 0; k < REPEATS; k++) {
        if (values[k] != again.values()[i][k]) {
          return differs(point, shots, seeds[k], values[k], again.values()[i][k], "");
        }
        if (k < part.length && values[k] != elsewhere.values()[i][k]) {
          return differs(
              point,
              shots,
              seeds[k],
              values[k],
              elsewhere.values()[i][k],
              " in a smaller batch elsewhere");
        }
      }
      scatters |= Moments.of(values).variance() > 0;
      reported |= first.reportedVariance(i) > 0;
    }
    if (scatters) {
      return Look.judged(REPEATS + " seeds");
    }
    return Look.still(
        (reported ? "errors are reported; " : "") + REPEATS + " seeds give the same at each point");
  }

  private static Look differs(
      Evaluation point, long shots, long seed, double first, double again, String where) {
    return Look.broken(
        Hosted.text(point)
            + ": seed "
            + seed
            + " gave "
            + first
            + " with "
            + shots
            + " shots, and then "
            + again
            + where);
  }

  @Override
  Outcome still(String text) {
    return text.startsWith("errors are reported")
        ? Outcome.broken("different seeds must give different samples: " + text)
        : super.still(text);
  }
}
