package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shots;
import dev.fluxion.tck.statistics.Correlation;
import dev.fluxion.tck.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * ST-INDEP: samples of different seeds are independent, however alike the seeds are, beside each
 * other in a batch or apart, at one point or at two.
 */
final class Independence extends Statistic {
  private static final int POINTS = 1;
  private static final int REPEATS = 2000;
  private static final long SHOTS = 64;
  private static final double MOST_SKEW = 0.75;

  /** Seeds that a careless generator takes for the same, or for neighbours in one stream. */
  private static final Map<String, LongUnaryOperator> RELATED = related();

  Independence() {
    super(POINTS);
  }

  private static Map<String, LongUnaryOperator> related() {
    Map<String, LongUnaryOperator> related = new LinkedHashMap<>();
    related.put("s + 1", seed -> seed + 1);
    related.put("s + 2^16", seed -> seed + (1L << 16));
    related.put("s + 2^32", seed -> seed + (1L << 32));
    related.put("s + 2^53", seed -> seed + (1L << 53));
    related.put("-s", seed -> -seed);
    return related;
  }

  @Override
  public String id() {
    return "ST-INDEP";
  }

  @Override
  public String rule() {
    return "7.6";
  }

  @Override
  int testsAtOnePoint() {
    return RELATED.size() + 2;
  }

  @Override
  Look look(Device device, Hosted hosted, Evaluation point, Trial trial, RandomGenerator random) {
    long shots = trial.shots(SHOTS);
    long[] seeds = random.longs(REPEATS).toArray();
    Draws first = Draws.of(device, hosted, point, shots, seeds);
    Map<String, Draws> others = new LinkedHashMap<>();
    for (Map.Entry<String, LongUnaryOperator> each : RELATED.entrySet()) {
      long[] changed = Arrays.stream(seeds).map(each.getValue()).toArray();
      others.put("seeds s and " + each.getKey(), Draws.of(device, hosted, point, shots, changed));
    }
    Draws[] pairs = besideEachOther(device, hosted, point, shots, random);
    boolean judged = false;
    boolean still = true;
    for (int i = 0; i < first.values().length; i++) {
      Moments moments = Moments.of(first.values()[i]);
      still &= moments.variance() == 0;
      if (moments.variance() == 0 || Math.abs(moments.skewness()) > MOST_SKEW) {
        continue;
      }
      judged = true;
      for (Map.Entry<String, Draws> other : others.entrySet()) {
        Correlation correlation = Correlation.of(first.values()[i], other.getValue().values()[i]);
        if (correlation.isAlarm(trial.significance())) {
          return correlated(point, other.getKey(), correlation, trial);
        }
      }
      Correlation beside = Correlation.of(pairs[0].values()[i], pairs[1].values()[i]);
      if (beside.isAlarm(trial.significance())) {
        return correlated(point, "neighbours in a batch", beside, trial);
      }
      Correlation apart = Correlation.of(pairs[0].values()[i], pairs[2].values()[i]);
      if (apart.isAlarm(trial.significance())) {
        return correlated(point, "neighbours in a batch at two points", apart, trial);
      }
    }
    String text =
        REPEATS
            + " pairs, detectable correlation "
            + String.format("%.3f", trial.significance().found() / Math.sqrt(REPEATS));
    return judged ? Look.judged(text) : still ? Look.still(text) : Look.unclear(text);
  }

  /** Batches of three: the point twice and another point, each from a seed of its own. */
  private static Draws[] besideEachOther(
      Device device, Hosted hosted, Evaluation point, long shots, RandomGenerator random) {
    Evaluation elsewhere = hosted.one(shots, random);
    List<List<Estimate>> each = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<Evaluation> all = new ArrayList<>();
    for (int k = 0; k < REPEATS; k++) {
      all.add(hosted.at(point.inputs(), new Shots(shots, random.nextLong())));
      all.add(hosted.at(point.inputs(), new Shots(shots, random.nextLong())));
      all.add(hosted.at(elsewhere.inputs(), new Shots(shots, random.nextLong())));
    }
    List<Estimate> estimates = device.all(all);
    for (int k = 0; k < estimates.size(); k++) {
      each.get(k % each.size()).add(estimates.get(k));
    }
    return each.stream().map(list -> Draws.of(hosted, list)).toArray(Draws[]::new);
  }

  private static Look correlated(
      Evaluation point, String which, Correlation correlation, Trial trial) {
    return Look.broken(
        Hosted.text(point)
            + ": samples of "
            + which
            + " are correlated, r = "
            + correlation.coefficient()
            + " over "
            + correlation.count()
            + " pairs, limit "
            + correlation.limit(trial.significance()));
  }
}
