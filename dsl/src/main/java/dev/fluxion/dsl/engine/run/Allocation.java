package dev.fluxion.dsl.engine.run;

import com.google.common.math.LongMath;
import java.util.Arrays;

/**
 * The division of shots among evaluations that gives their results the least variance.
 *
 * <p>With N_j shots the variance of the results is Σ (a_j)² / N_j, where a_j is the importance of
 * an evaluation times the standard deviation of a single shot. It is least where N_j is
 * proportional to a_j. Shots are whole numbers and some are spent already, so what is computed is
 * the least of that sum over whole numbers that are not below given ones; equal evaluations differ
 * by at most one shot, which goes to the first.
 */
public final class Allocation {
  /* The sum is separable and convex, so taking shots one by one, each where it lowers the variance
   * most, reaches the least (Fox, Operations Research 14, 1966). The n-th shot of j lowers it by
   * a_j² / (n (n - 1)); those that lower it by 1/s² or more are the first ½ + √(¼ + s² a_j²) ones.
   * So instead of taking shots one by one, s is found by bisection.
   */

  /** A relative difference that comes from rounding. */
  private static final double ROUNDING = 0x1p-48;

  private final double[] spreads;
  private final double sum;

  private Allocation(double[] spreads) {
    this.spreads = spreads;
    this.sum = Arrays.stream(spreads).sum();
  }

  /**
   * Returns the division among evaluations.
   *
   * @param importance how much the results depend on each: √(Σ w C²) over the results, where C is
   *     the coefficient of the evaluation and w the weight of the result
   * @param deviations the standard deviation of a single shot of each
   */
  public static Allocation of(double[] importance, double[] deviations) {
    if (importance.length != deviations.length) {
      throw new IllegalArgumentException(
          importance.length + " importances do not fit " + deviations.length + " deviations");
    }
    double[] spreads = new double[importance.length];
    for (int j = 0; j < spreads.length; j++) {
      spreads[j] = importance[j] * deviations[j];
      if (!(spreads[j] >= 0) || spreads[j] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("evaluation " + j + " has the spread " + spreads[j]);
      }
    }
    return new Allocation(spreads);
  }

  /**
   * Returns the shots of each evaluation, 1 or more.
   *
   * @param total their sum
   */
  public long[] shots(long total) {
    long[] least = new long[spreads.length];
    Arrays.fill(least, 1);
    return shots(total, least);
  }

  /**
   * Returns the shots of each evaluation.
   *
   * @param total their sum, up to 2^62
   * @param least what each gets at least, 1 or more
   */
  public long[] shots(long total, long[] least) {
    requireEnough(total, least);
    double[] shares = shares();
    double below = 0;
    double above = (total + (double) shares.length) / Arrays.stream(shares).sum() * (1 + ROUNDING);
    long reached = sum(shares, least, below);
    while (reached < total) {
      double middle = below + (above - below) / 2;
      if (middle <= below || middle >= above) {
        break;
      }
      long sum = sum(shares, least, middle);
      if (sum <= total) {
        below = middle;
        reached = sum;
      } else {
        above = middle;
      }
    }
    return filled(total, shares, least, below, above);
  }

  /** Returns spreads up to 1; equal ones if no evaluation matters. */
  private double[] shares() {
    double largest = Arrays.stream(spreads).max().orElse(0);
    return Arrays.stream(spreads).map(each -> largest == 0 ? 1 : each / largest).toArray();
  }

  private static long count(double share, long least, double scale) {
    double ideal = scale * share;
    return Math.max(least, (long) Math.floor(0.5 + Math.sqrt(0.25 + ideal * ideal)));
  }

  private static long sum(double[] shares, long[] least, double scale) {
    long sum = 0;
    for (int j = 0; j < shares.length; j++) {
      sum = LongMath.saturatedAdd(sum, count(shares[j], least[j], scale));
    }
    return sum;
  }

  /** Shots that lower the variance equally lie between the two scales; the first get them. */
  private static long[] filled(
      long total, double[] shares, long[] least, double below, double above) {
    long[] shots = new long[shares.length];
    long left = total;
    for (int j = 0; j < shots.length; j++) {
      shots[j] = count(shares[j], least[j], below);
      left -= shots[j];
    }
    for (int j = 0; j < shots.length && left > 0; j++) {
      long more = Math.min(left, count(shares[j], least[j], above) - shots[j]);
      shots[j] += more;
      left -= more;
    }
    return shots;
  }

  /**
   * Returns the shots of each evaluation that bring the standard error of the results down to a
   * given one; for each they are rounded up.
   *
   * @param error above 0
   * @param least what each gets at least, 1 or more
   */
  public long[] toError(double error, long[] least) {
    requirePossible(error);
    long[] shots = new long[spreads.length];
    for (int j = 0; j < shots.length; j++) {
      double ideal = sum / error * (spreads[j] / error);
      shots[j] = Math.max(least[j], (long) Math.ceil(ideal * (1 - ROUNDING)));
    }
    return shots;
  }

  /**
   * Returns how many shots a standard error of the results takes, before each evaluation's are
   * rounded.
   *
   * @param error above 0
   */
  public long shotsFor(double error) {
    requirePossible(error);
    double root = sum / error;
    return Math.max(spreads.length, (long) Math.ceil(root * root * (1 - ROUNDING)));
  }

  private void requirePossible(double error) {
    double root = sum / error;
    if (root * root > ShotPolicy.LARGEST) {
      throw ShotPolicy.refusal("an error of " + error + " takes more than 2^62 shots");
    }
  }

  static void requireEnough(long total, long[] least) {
    long needed = 0;
    for (long each : least) {
      needed = LongMath.saturatedAdd(needed, each);
    }
    if (total < needed) {
      throw ShotPolicy.refusal(
          total
              + " shots are too few for "
              + least.length
              + " evaluations, they take "
              + needed
              + " or more");
    }
  }

  /**
   * Returns the variance of the results.
   *
   * @param shots those of each evaluation
   */
  public double variance(long[] shots) {
    double variance = 0;
    for (int j = 0; j < spreads.length; j++) {
      variance += spreads[j] * spreads[j] / shots[j];
    }
    return variance;
  }

  /**
   * Returns the variance of the results if all evaluations got the same shots, fractions included.
   *
   * @param total their sum
   */
  public double equalVariance(long total) {
    return Arrays.stream(spreads).map(each -> each * each).sum() * spreads.length / total;
  }

  /**
   * Returns the least variance of the results, if fractions of a shot could be taken.
   *
   * @param total the sum of the shots
   */
  public double leastVariance(long total) {
    return sum * sum / total;
  }
}
