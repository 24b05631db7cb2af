package dev.fluxion.tck.backend;

import dev.fluxion.spi.Evaluation;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A rule about samples: tried at several points, until enough of them scatter in a way that can be
 * judged.
 *
 * <p>A point is never tried twice, so that nothing passes by being repeated. If few shots leave the
 * first points unclear, the others get the usual number.
 */
abstract class Statistic implements BackendRule {
  private static final int ATTEMPTS = 12;

  private final int points;

  /**
   * Creates a rule.
   *
   * @param points how many points must be judged
   */
  Statistic(int points) {
    this.points = points;
  }

  @Override
  public final boolean isOptional() {
    return true;
  }

  @Override
  public boolean isPlannedFor(Hosted hosted) {
    return hosted.takesShots() && hosted.outputSize() > 0;
  }

  @Override
  public final int tests(Hosted hosted) {
    return ATTEMPTS * Draws.elements(hosted) * testsAtOnePoint();
  }

  /** Returns the largest number of tests of one element at one point. */
  abstract int testsAtOnePoint();

  /** What was seen at one point. */
  enum Seen {
    /** It scatters, and could be judged. */
    JUDGED,
    /** It does not scatter at all. */
    STILL,
    /** It scatters in a way that cannot be judged. */
    UNCLEAR,
    /** There is nothing to compare with. */
    BLIND
  }

  /**
   * What a point has shown.
   *
   * @param seen whether it counts
   * @param broken what is wrong, if something is
   * @param text what could have been found
   */
  record Look(Seen seen, Optional<String> broken, String text) {
    static Look judged(String text) {
      return new Look(Seen.JUDGED, Optional.empty(), text);
    }

    static Look still(String text) {
      return new Look(Seen.STILL, Optional.empty(), text);
    }

    static Look unclear(String text) {
      return new Look(Seen.UNCLEAR, Optional.empty(), text);
    }

    static Look blind(Hosted hosted) {
      return new Look(
          Seen.BLIND,
          Optional.empty(),
          "there is no exact value to compare with: '"
              + hosted.call()
              + "' has no kernel, and the backend only samples");
    }

    static Look broken(String text) {
      return new Look(Seen.JUDGED, Optional.of(text), text);
    }
  }

  /** Looks at one point. */
  abstract Look look(
      Device device, Hosted hosted, Evaluation point, Trial trial, RandomGenerator random);

  /** Returns the verdict if no point scatters. */
  Outcome still(String text) {
    return Outcome.kept("nothing scatters: " + text);
  }

  @Override
  public final Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    int judged = 0;
    int still = 0;
    String text = "";
    try (Device device = hosted.open()) {
      for (int k = 0; k < ATTEMPTS && judged < points; k++) {
        Evaluation point = hosted.one(1, random);
        boolean scarce = judged == 0 && k >= ATTEMPTS / 2;
        Trial each = scarce ? trial.withUsualShots() : trial;
        Look look = look(device, hosted, point, each, random);
        if (look.broken().isPresent()) {
          return Outcome.broken(look.broken().get());
        }
        text = look.text();
        if (look.seen() == Seen.BLIND) {
          return Outcome.impossible(text);
        }
        judged += look.seen() == Seen.JUDGED ? 1 : 0;
        still += look.seen() == Seen.STILL ? 1 : 0;
      }
    }
    if (judged > 0) {
      return Outcome.kept(judged + " points; " + text);
    }
    return still == ATTEMPTS ? still(text) : Outcome.undecided(text);
  }
}
