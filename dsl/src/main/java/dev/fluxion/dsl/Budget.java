package dev.fluxion.dsl;

import dev.fluxion.spi.FluxionException;
import java.util.Locale;

/**
 * What one evaluation of a function, or of a request, may cost; a plan that costs more is refused
 * before its first evaluation.
 *
 * <p>A plan is counted as if nothing were known: evaluations that an {@link EvaluationCache} has
 * are not subtracted, since they may be gone when it runs. Of {@link Sampling#toError} the shots
 * are those of the deviation that is assumed. {@code explain()} is never refused.
 *
 * <pre>{@code
 * energy.on(device, Sampling.total(10_000)).within(Budget.ofEvaluations(100).andShots(20_000));
 * }</pre>
 */
public final class Budget {
  private static final double ROUNDING = 1e-12;
  private static final Budget UNLIMITED =
      new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Double.POSITIVE_INFINITY, 0, 0);

  private final long evaluations;
  private final long shots;
  private final double cost;
  private final double perEvaluation;
  private final double perShot;

  private Budget(long evaluations, long shots, double cost, double perEvaluation, double perShot) {
    this.evaluations = evaluations;
    this.shots = shots;
    this.cost = cost;
    this.perEvaluation = perEvaluation;
    this.perShot = perShot;
  }

  /** Returns the budget without a limit. */
  public static Budget unlimited() {
    return UNLIMITED;
  }

  /**
   * Returns a budget of evaluations of primitives.
   *
   * @param largest 0 or more; a plan may take exactly that
   * @throws FluxionException FLX-252 if it is negative
   */
  public static Budget ofEvaluations(long largest) {
    return UNLIMITED.andEvaluations(largest);
  }

  /**
   * Returns a budget of shots.
   *
   * @param largest 0 or more; a plan may take exactly that
   * @throws FluxionException FLX-252 if it is negative
   */
  public static Budget ofShots(long largest) {
    return UNLIMITED.andShots(largest);
  }

  /**
   * Returns a budget of money, or whatever evaluations and shots are paid with.
   *
   * @param largest 0 or more; a plan may cost exactly that, up to rounding
   * @param perEvaluation what an evaluation costs however many shots it gets, 0 or more
   * @param perShot what a shot costs, 0 or more
   * @throws FluxionException FLX-252 if a number is negative or not finite
   */
  public static Budget ofCost(double largest, double perEvaluation, double perShot) {
    return UNLIMITED.andCost(largest, perEvaluation, perShot);
  }

  /** Returns this with a limit of evaluations; see {@link #ofEvaluations}. */
  public Budget andEvaluations(long largest) {
    require(largest >= 0, largest);
    return new Budget(largest, shots, cost, perEvaluation, perShot);
  }

  /** Returns this with a limit of shots; see {@link #ofShots}. */
  public Budget andShots(long largest) {
    require(largest >= 0, largest);
    return new Budget(evaluations, largest, cost, perEvaluation, perShot);
  }

  /** Returns this with a limit of cost; see {@link #ofCost}. */
  public Budget andCost(double largest, double forEvaluation, double forShot) {
    require(largest >= 0 && Double.isFinite(largest), largest);
    require(forEvaluation >= 0 && Double.isFinite(forEvaluation), forEvaluation);
    require(forShot >= 0 && Double.isFinite(forShot), forShot);
    return new Budget(evaluations, shots, largest, forEvaluation, forShot);
  }

  private static void require(boolean fits, Number got) {
    if (!fits) {
      throw new FluxionException(
          "FLX-252", "a budget and its prices are finite and 0 or more, got " + got);
    }
  }

  /** Returns whether there is a plan that would be refused. */
  boolean isLimited() {
    return this != UNLIMITED;
  }

  /** Refuses a plan that costs more. */
  void check(Explanation plan) {
    refuse(plan, plan.evaluations() > evaluations, plan.evaluations(), "evaluations", evaluations);
    refuse(plan, plan.shots() > shots, plan.shots(), "shots", shots);
    double planned = plan.evaluations() * perEvaluation + (double) plan.shots() * perShot;
    if (planned > cost * (1 + ROUNDING)) {
      throw exceeded(
          plan, String.format(Locale.ROOT, "a cost of %.6g, the budget is %.6g", planned, cost));
    }
  }

  private static void refuse(
      Explanation plan, boolean exceeded, long planned, String what, long limit) {
    if (exceeded) {
      throw exceeded(plan, planned + " " + what + ", the budget is " + limit);
    }
  }

  private static FluxionException exceeded(Explanation plan, String what) {
    return new FluxionException(
        "FLX-253", "function '" + plan.function() + "' needs " + what + "\n" + plan);
  }
}
