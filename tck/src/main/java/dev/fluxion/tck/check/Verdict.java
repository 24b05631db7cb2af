package dev.fluxion.tck.check;

import java.util.Optional;

/**
 * What came out of a check.
 *
 * @param grade the outcome
 * @param text what was found, with everything that it takes to find it again
 * @param cause what was thrown, if the check ended so
 */
public record Verdict(Grade grade, String text, Optional<Throwable> cause) {

  static Verdict pass(String text) {
    return new Verdict(Grade.PASS, text, Optional.empty());
  }

  static Verdict fail(String text) {
    return new Verdict(Grade.FAIL, text, Optional.empty());
  }

  static Verdict inconclusive(String text) {
    return new Verdict(Grade.INCONCLUSIVE, text, Optional.empty());
  }

  static Verdict of(Grade grade, String text) {
    return new Verdict(grade, text, Optional.empty());
  }

  static Verdict threw(Throwable cause) {
    return new Verdict(Grade.FAIL, "threw " + cause, Optional.of(cause));
  }
}
