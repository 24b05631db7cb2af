package dev.fluxion.tck.backend;

/** One rule for backends, tried on one backend and one primitive at a time. */
public interface BackendRule {

  /** Returns the name, such as {@code B-SINGLE}. */
  String id();

  /** Returns the rule of the guide, such as {@code 6.4}. */
  String rule();

  /** Returns whether the rule binds only those that declare something. */
  default boolean isOptional() {
    return false;
  }

  /**
   * Returns whether the rule says anything of a backend and a primitive.
   *
   * @param hosted both
   */
  default boolean isPlannedFor(Hosted hosted) {
    return true;
  }

  /**
   * Returns the largest number of statistical tests that are made, 0 if chance plays no part.
   *
   * @param hosted a backend and a primitive that it is planned for
   */
  default int tests(Hosted hosted) {
    return 0;
  }

  /**
   * Tries the rule.
   *
   * @param hosted a backend and a primitive that it is planned for
   * @param trial seed, accuracy and significance
   */
  Outcome run(Hosted hosted, Trial trial);

  /**
   * Tries the rule; what is found on the way, such as too few results, counts too.
   *
   * @param hosted a backend and a primitive that it is planned for
   * @param trial seed, accuracy and significance
   */
  default Outcome tried(Hosted hosted, Trial trial) {
    try {
      return run(hosted, trial);
    } catch (BrokenPromise broken) {
      return Outcome.broken(String.valueOf(broken.getMessage()));
    }
  }
}
