package dev.fluxion.tck.backend;

/**
 * What came out of a rule on a backend.
 *
 * @param kind in a word
 * @param text what was found
 */
public record Outcome(Kind kind, String text) {

  /** What a text means. */
  public enum Kind {
    /** The rule is kept, as far as can be seen. */
    KEPT,
    /** The rule is broken. */
    BROKEN,
    /** A value is off by less than the accuracy that was asked for. */
    INACCURATE,
    /** Too little could be decided. */
    UNDECIDED,
    /** There is nothing to compare with, or too few shots are allowed. */
    IMPOSSIBLE
  }

  static Outcome kept(String text) {
    return new Outcome(Kind.KEPT, text);
  }

  static Outcome broken(String text) {
    return new Outcome(Kind.BROKEN, text);
  }

  static Outcome inaccurate(String text) {
    return new Outcome(Kind.INACCURATE, text);
  }

  static Outcome undecided(String text) {
    return new Outcome(Kind.UNDECIDED, text);
  }

  static Outcome impossible(String text) {
    return new Outcome(Kind.IMPOSSIBLE, text);
  }
}
