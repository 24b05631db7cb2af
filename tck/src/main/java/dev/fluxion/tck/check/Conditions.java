package dev.fluxion.tck.check;

import dev.fluxion.tck.numerics.Judge;
import dev.fluxion.tck.numerics.Seeds;
import java.util.SplittableRandom;

/**
 * What a run of the kit is made with.
 *
 * @param seed 0, or a number that varies all points and steps
 * @param accuracy the relative error from which a derivative is wrong rather than inaccurate
 * @param effort how many points are tried, relative to the usual number
 */
public record Conditions(long seed, double accuracy, double effort) {
  /** The relative error from which a derivative is wrong, if nothing is said. */
  public static final double USUAL_ACCURACY = 1e-5;

  /** The same points in every run, and the usual accuracy. */
  public static final Conditions USUAL = new Conditions(0, USUAL_ACCURACY);

  /**
   * Creates conditions for the usual number of points.
   *
   * @param seed 0, or a number that varies all points and steps
   * @param accuracy the relative error from which a derivative is wrong rather than inaccurate
   */
  public Conditions(long seed, double accuracy) {
    this(seed, accuracy, 1);
  }

  /**
   * Returns these conditions with another number of points.
   *
   * @param factor how many points are tried, relative to the usual number
   */
  public Conditions withEffort(double factor) {
    return new Conditions(seed, accuracy, factor);
  }

  /** Returns how many points are tried where the usual number is given, one at least. */
  int points(int usual) {
    return Math.max(1, (int) Math.round(usual * effort));
  }

  SplittableRandom random(Check check, Subject subject) {
    return Seeds.random(seed, check.id(), subject.title());
  }

  Judge judge() {
    return new Judge(accuracy, 0);
  }
}
