package dev.fluxion.dsl.engine.run;

/**
 * What a run has cost on a backend.
 *
 * @param batches the round trips
 * @param shots the samples that were taken
 * @param largestError the largest standard error of an evaluation
 */
public record Spending(long batches, long shots, double largestError) {
  /** Nothing: everything was evaluated in process. */
  public static final Spending NONE = new Spending(0, 0, 0);

  Spending plus(Spending other) {
    return new Spending(
        batches + other.batches, shots + other.shots, Math.max(largestError, other.largestError));
  }
}
