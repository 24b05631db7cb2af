package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.run.EvaluationStore;

/**
 * Evaluations that a backend made, kept for functions that ask for them again: a Hessian after a
 * gradient at the same point, an optimiser that comes back.
 *
 * <p>Keys are exact: the same primitive, attributes, backend and arguments to the last bit. A cache
 * may be shared by functions and by threads. What is evaluated in process is not kept.
 */
public final class EvaluationCache {
  private final EvaluationStore store;

  private EvaluationCache(EvaluationStore store) {
    this.store = store;
  }

  /**
   * Returns an empty cache.
   *
   * @param largestSize how many evaluations it keeps, 1 or more; those that were not asked for the
   *     longest are dropped
   */
  public static EvaluationCache ofSize(long largestSize) {
    return new EvaluationCache(EvaluationStore.of(largestSize));
  }

  /** Returns the number of evaluations of which something is kept. */
  public long size() {
    return store.size();
  }

  /** Returns how many evaluations were answered without a backend. */
  public long hits() {
    return store.hits();
  }

  /** Returns how many evaluations were looked for and sent to a backend all the same. */
  public long misses() {
    return store.misses();
  }

  EvaluationStore store() {
    return store;
  }
}
