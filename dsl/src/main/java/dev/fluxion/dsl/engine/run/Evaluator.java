package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates on a backend: what a store has is not sent, shots are divided, and what is left leaves
 * in as few batches as the backend allows.
 *
 * <p>Immutable, and may be shared between threads. Without a store equal evaluations get equal
 * samples, since all seeds follow from that of the policy. With a store samples are independent of
 * all that it has seen.
 */
public final class Evaluator {
  private final Backend backend;
  private final ShotPolicy policy;
  private final Optional<EvaluationStore> store;
  private final Reuse reuse;

  /**
   * Creates an evaluator.
   *
   * @param backend evaluates
   * @param policy how many shots there are
   * @param store has what was evaluated before, and keeps what is evaluated now
   * @param reuse which samples of the store count
   */
  public Evaluator(
      Backend backend, ShotPolicy policy, Optional<EvaluationStore> store, Reuse reuse) {
    this.backend = backend;
    this.policy = policy;
    this.store = store;
    this.reuse = reuse;
  }

  /**
   * Evaluates a wave.
   *
   * <p>The list may compute its elements when asked: each is asked for once, and once more if there
   * is a pilot and no store. If a batch fails, the store keeps what earlier ones have returned.
   *
   * @param wanted distinct evaluations, their shots {@link dev.fluxion.spi.Shots#EXACT}
   * @param importance how much the results depend on each: √(Σ w C²) over the results
   * @param share the part of the total, or of the variance that is allowed, that is for this wave;
   *     above 0, up to 1
   * @return an estimate for each evaluation
   */
  public Evaluated evaluate(List<Evaluation> wanted, double[] importance, double share) {
    if (importance.length != wanted.size()) {
      throw new IllegalArgumentException(
          importance.length + " importances do not fit " + wanted.size() + " evaluations");
    }
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is above 0 and up to 1, got " + share);
    }
    Wave wave = new Wave(backend, store, reuse, policy.seed(), !policy.isExact(), wanted);
    if (policy.isExact()) {
      wave.evaluate(wave.open());
    } else if (policy.goal() instanceof ShotPolicy.Each each) {
      sampleEach(wave, each.shots());
    } else {
      divide(wave, importance, share);
    }
    return wave.evaluated();
  }

  private static void sampleEach(Wave wave, long shots) {
    int[] open = wave.open();
    long[] counts = new long[open.length];
    Arrays.fill(counts, shots);
    wave.sample(open, counts);
  }

  private void divide(Wave wave, double[] importance, double share) {
    if (policy.goal() instanceof ShotPolicy.Total total) {
      requireEnough(wave, share(total.shots(), share));
    }
    if (policy.pilot() > 0) {
      sampleEach(wave, policy.pilot());
    }
    int[] open = wave.open();
    if (open.length > 0) {
      wave.sample(open, shots(wave, open, importance, share));
    }
  }

  private static long share(long total, double share) {
    return share == 1 ? total : (long) Math.floor(total * share);
  }

  /** Refuses a total that would not do before anything is spent. */
  private void requireEnough(Wave wave, long total) {
    long[] least =
        Arrays.stream(wave.open())
            .mapToLong(i -> Math.max(1, wave.missing(i, policy.pilot())))
            .toArray();
    Allocation.requireEnough(total, least);
  }

  private long[] shots(Wave wave, int[] open, double[] importance, double share) {
    double[] deviations = new double[open.length];
    long[] least = new long[open.length];
    for (int k = 0; k < open.length; k++) {
      deviations[k] =
          policy.pilot() == 0 ? policy.deviation() : wave.deviation(open[k], policy.deviation());
      least[k] = Math.max(1, wave.taken(open[k]));
    }
    Allocation allocation = Allocation.of(important(open, importance), deviations);
    if (policy.goal() instanceof ShotPolicy.Total total) {
      return allocation.shots(share(total.shots(), share), least);
    }
    double error = ((ShotPolicy.ToError) policy.goal()).error();
    return allocation.toError(error * Math.sqrt(share), least);
  }

  /** Where a coefficient is not finite the results are not either, and shots make no difference. */
  private static double[] important(int[] open, double[] importance) {
    double[] chosen = Arrays.stream(open).mapToDouble(i -> importance[i]).toArray();
    boolean finite = Arrays.stream(chosen).allMatch(Double::isFinite);
    return finite ? chosen : new double[chosen.length];
  }
}
