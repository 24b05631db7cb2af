package dev.fluxion.tck.check;

/** One rule of the kit, tried on one subject at a time. */
public interface Check {

  /** Returns the name, such as {@code D-NEST(0)}. */
  String id();

  /** Returns how much its rule binds. */
  Level level();

  /** Returns the rule of the guide that it checks, such as {@code 2.1}. */
  String rule();

  /**
   * Returns whether the rule says anything of a subject.
   *
   * @param subject a primitive with its attributes
   */
  boolean isPlannedFor(Subject subject);

  /**
   * Tries the rule.
   *
   * @param subject a subject that it is planned for
   * @param conditions seed and accuracy
   */
  Verdict run(Subject subject, Conditions conditions);

  /** Returns level and name in one word, such as {@code REQ-D-NEST(0)}. */
  default String title() {
    return level() + "-" + id();
  }
}
