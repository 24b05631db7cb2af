package dev.fluxion.tck.run;

import dev.fluxion.tck.check.Grade;

/** What became of a planned check. */
public enum Status {
  /** The rule is kept, as far as the check can see. */
  PASS("passed", false),
  /** A derivative is off, by less than the accuracy that is asked for. */
  INACCURATE("inaccurate", false),
  /** This version of the kit cannot make the check. */
  UNSUPPORTED("unsupported", false),
  /** The check failed, and a waiver excuses it for now. */
  WAIVED("waived", false),
  /** The rule is broken. */
  FAIL("failed", true),
  /** Too little could be decided. */
  INCONCLUSIVE("inconclusive", true),
  /** The kit itself failed. */
  ERROR("kit errors", true),
  /** The check was planned and not made. */
  NOT_RUN("not run", true);

  private final String label;
  private final boolean blocking;

  Status(String label, boolean blocking) {
    this.label = label;
    this.blocking = blocking;
  }

  static Status of(Grade grade) {
    return switch (grade) {
      case PASS -> PASS;
      case FAIL -> FAIL;
      case INACCURATE -> INACCURATE;
      case INCONCLUSIVE -> INCONCLUSIVE;
      case UNSUPPORTED -> UNSUPPORTED;
    };
  }

  /** Returns the word for it in counts, such as {@code passed}. */
  public String label() {
    return label;
  }

  /** Returns whether a run with such an outcome is not a success. */
  public boolean isBlocking() {
    return blocking;
  }
}
