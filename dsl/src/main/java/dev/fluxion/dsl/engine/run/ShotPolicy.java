package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shots;

/**
 * How many shots evaluations get, and from which seed.
 *
 * @param goal what is aimed at
 * @param pilot the shots of each evaluation that find out how much it scatters, before the rest is
 *     divided; 0 for none. They count like all others
 * @param deviation the standard deviation of a single shot, where it is not known better
 * @param seed what the seeds of all evaluations are made from
 */
public record ShotPolicy(Goal goal, long pilot, double deviation, long seed) {
  /** The largest number of shots that is divided. */
  public static final long LARGEST = 1L << 62;

  /** What shots aim at. */
  public sealed interface Goal {}

  /** Exact values, without shots. */
  public record Exact() implements Goal {
    @Override
    public String toString() {
      return "exact";
    }
  }

  /**
   * The same number of shots for each evaluation.
   *
   * @param shots the number, 1 or more
   */
  public record Each(long shots) implements Goal {
    /** Checks the number. */
    public Each {
      if (shots < 1) {
        throw refusal("each evaluation takes 1 shot or more, got " + shots);
      }
    }

    @Override
    public String toString() {
      return "each(" + shots + ")";
    }
  }

  /**
   * A number of shots, divided among the evaluations so that the results have the least variance.
   *
   * @param shots the number, 1 to {@link #LARGEST}
   */
  public record Total(long shots) implements Goal {
    /** Checks the number. */
    public Total {
      if (shots < 1 || shots > LARGEST) {
        throw refusal("a total is between 1 and 2^62 shots, got " + shots);
      }
    }

    @Override
    public String toString() {
      return "total(" + shots + ")";
    }
  }

  /**
   * As few shots as bring the results to a standard error.
   *
   * @param error the root of the weighted sum of the variances of all results
   */
  public record ToError(double error) implements Goal {
    /** Checks the error. */
    public ToError {
      if (!(error > 0) || error == Double.POSITIVE_INFINITY) {
        throw refusal("the error aimed at is finite and above 0, got " + error);
      }
    }

    @Override
    public String toString() {
      return "toError(" + error + ")";
    }
  }

  /** Checks the numbers. */
  public ShotPolicy {
    if (pilot != 0 && (pilot < 2 || pilot > LARGEST)) {
      throw refusal("a pilot takes 2 to 2^62 shots of each evaluation, got " + pilot);
    }
    if (!(deviation > 0) || deviation == Double.POSITIVE_INFINITY) {
      throw refusal("the deviation of a shot is finite and above 0, got " + deviation);
    }
  }

  /**
   * Returns the policy of a goal: no pilot, deviation 1, seed 0.
   *
   * @param goal what is aimed at
   */
  public static ShotPolicy of(Goal goal) {
    return new ShotPolicy(goal, 0, 1, 0);
  }

  /**
   * Returns the policy that gives each evaluation the same shots, or none.
   *
   * @param shots the shots of each, and the seed
   */
  public static ShotPolicy of(Shots shots) {
    Goal goal = shots.count() == 0 ? new Exact() : new Each(shots.count());
    return of(goal).withSeed(shots.seed());
  }

  /**
   * Returns this policy with another seed.
   *
   * @param changed any number
   */
  public ShotPolicy withSeed(long changed) {
    return new ShotPolicy(goal, pilot, deviation, changed);
  }

  /**
   * Returns this policy with pilot shots.
   *
   * @param shots of each evaluation, 2 or more
   */
  public ShotPolicy withPilot(long shots) {
    requireDivision("a pilot");
    if (shots == 0) {
      throw refusal("a pilot takes 2 to 2^62 shots of each evaluation, got 0");
    }
    return new ShotPolicy(goal, shots, deviation, seed);
  }

  /**
   * Returns this policy with another deviation.
   *
   * @param changed finite and above 0
   */
  public ShotPolicy withDeviation(double changed) {
    requireDivision("a deviation");
    return new ShotPolicy(goal, pilot, changed, seed);
  }

  /**
   * Returns the shots that a run takes, as far as they are known before it: for a goal of an error,
   * with the deviation that is assumed.
   *
   * @param evaluations how many evaluations are sampled
   * @param spread the sum of the importances of all evaluations
   */
  public double planned(long evaluations, double spread) {
    if (goal instanceof Each each) {
      return (double) each.shots() * evaluations;
    } else if (goal instanceof Total total) {
      return (double) total.shots();
    } else if (goal instanceof ToError target) {
      double root = deviation * spread / target.error();
      return Math.max(root * root, (double) evaluations * Math.max(1, pilot));
    }
    return 0;
  }

  /** Returns whether shots are divided by what results need. */
  public boolean divides() {
    return goal instanceof Total || goal instanceof ToError;
  }

  /** Returns whether nothing is sampled. */
  public boolean isExact() {
    return goal instanceof Exact;
  }

  /**
   * Refuses a setting that has no meaning where evaluations are not weighed against each other.
   *
   * @param setting what it is, for the error
   */
  public void requireDivision(String setting) {
    if (!divides()) {
      throw refusal(
          setting
              + " helps to divide a total or to reach an error, the sampling "
              + goal
              + " does neither");
    }
  }

  /**
   * Returns the error of shots that do not fit.
   *
   * @param message what was expected and got
   */
  public static FluxionException refusal(String message) {
    return new FluxionException("FLX-250", message);
  }
}
