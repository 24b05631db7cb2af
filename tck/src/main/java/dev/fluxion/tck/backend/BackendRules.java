package dev.fluxion.tck.backend;

import java.util.List;

/** The rules for backends. */
public final class BackendRules {
  private BackendRules() {}

  /** Returns all rules, in the order of the guide. */
  public static List<BackendRule> all() {
    return List.of(
        new SelfDescription(),
        new ExactValues(),
        new NumericDerivatives(),
        new BatchEqualsSingles(),
        new Permutations(),
        new BatchSizes(),
        new Poison(),
        new Aliases(),
        new Keys(),
        new Freshness(),
        new ThreadSafety(),
        new Refusals(),
        new Failures(),
        new Idempotency(),
        new Bias(),
        new Variance(),
        new Scaling(),
        new Lattice(),
        new SeedsRepeat(),
        new Independence(),
        new FewShots());
  }
}
