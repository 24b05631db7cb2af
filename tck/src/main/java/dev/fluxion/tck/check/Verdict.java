package dev.fluxion.tck.check;

import java.util.List;
import java.util.Optional;

/**
 * What came out of a check.
 *
 * @param grade the outcome
 * @param text what was found, with everything that it takes to find it again
 * @param cause what was thrown, if the check ended so
 * @param samples some of the points that derivatives were compared at, for plots
 */
public record Verdict(
    Grade grade, String text, Optional<Throwable> cause, List<SampledPoint> samples) {
  /** Copies the list. */
  public Verdict {
    samples = List.copyOf(samples);
  }

  Verdict(Grade grade, String text, Optional<Throwable> cause) {
    this(grade, text, cause, List.of());
  }

  Verdict with(List<SampledPoint> compared) {
    return new Verdict(grade, text, cause, compared);
  }

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
