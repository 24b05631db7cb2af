package dev.fluxion.tck.backend;

import dev.fluxion.tck.numerics.Seeds;
import dev.fluxion.tck.statistics.Significance;
import java.util.SplittableRandom;

/**
 * What rules are tried with.
 *
 * @param seed 0, or a number that varies all points and seeds
 * @param accuracy the relative error from which an exact value is wrong rather than inaccurate
 * @param significance how unlikely an alarm of one statistical test must be
 * @param shots the largest number of shots at one point
 * @param effort how many shots are taken, relative to the usual number
 */
public record Trial(
    long seed, double accuracy, Significance significance, long shots, double effort) {
  /** The largest number of shots at one point, if nothing is said. */
  public static final long USUAL_SHOTS = 2_000_000;

  /** Returns how many shots are taken where the usual number is given, one at least. */
  long shots(long usual) {
    return Math.max(1, Math.round(usual * effort));
  }

  /** Returns a trial with the usual number of shots, if this one has fewer. */
  Trial withUsualShots() {
    return effort >= 1 ? this : new Trial(seed, accuracy, significance, shots, 1);
  }

  SplittableRandom random(BackendRule rule, Hosted hosted) {
    return Seeds.random(seed, rule.id(), hosted.title());
  }
}
