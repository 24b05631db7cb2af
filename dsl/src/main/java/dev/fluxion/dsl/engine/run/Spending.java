package dev.fluxion.dsl.engine.run;

import com.google.common.math.LongMath;

/**
 * What a run has cost on a backend, and what it has saved.
 *
 * @param batches the round trips
 * @param executed the evaluations that were sent, a pilot and the shots after it counting twice
 * @param cacheHits the evaluations of which nothing was sent, because a store had them
 * @param reusedSamples the evaluations whose results contain samples that were taken before the run
 * @param shots the samples that were taken
 * @param largestError the largest standard error of an evaluation
 */
public record Spending(
    long batches,
    long executed,
    long cacheHits,
    long reusedSamples,
    long shots,
    double largestError) {
  /** Nothing: everything was evaluated in process. */
  public static final Spending NONE = new Spending(0, 0, 0, 0, 0, 0);

  Spending plus(Spending other) {
    return new Spending(
        batches + other.batches,
        executed + other.executed,
        cacheHits + other.cacheHits,
        reusedSamples + other.reusedSamples,
        LongMath.saturatedAdd(shots, other.shots),
        Math.max(largestError, other.largestError));
  }
}
