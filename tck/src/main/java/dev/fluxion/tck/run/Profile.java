package dev.fluxion.tck.run;

import dev.fluxion.tck.check.Check;
import java.util.Locale;
import java.util.Set;

/** How much of the kit is run. */
public enum Profile {
  /** What finds most mistakes within seconds; for every save of a file. */
  SMOKE(0.1),
  /** All checks; for every build. */
  FULL(1),
  /** All checks at four times as many points, and no waivers; for a release. */
  CERT(4);

  /** What takes most of the time and seldom finds what the rest does not. */
  private static final Set<String> SLOW =
      Set.of("D-ATTR", "D-CAP", "D-COMP", "D-NEST(2)", "D-SECOND", "M-DET", "M-THREADS", "S-SHAPE");

  private final double effort;

  Profile(double effort) {
    this.effort = effort;
  }

  /** Returns how many points are tried, relative to the usual number. */
  public double effort() {
    return effort;
  }

  /**
   * Returns whether a check belongs to the profile.
   *
   * @param check the check
   */
  public boolean includes(Check check) {
    return this != SMOKE || !SLOW.contains(check.id());
  }

  /** Returns the name as the command line knows it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
