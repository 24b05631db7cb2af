package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.plan.points.Objective;

/**
 * Which of several plans for the same derivatives is chosen: the default is {@link
 * #fewestEvaluations()}.
 *
 * <p>Fewer points can mean larger coefficients, and so more shots for the same error: on hardware
 * where a job and a shot have a price, {@link #leastCost} weighs them against each other.
 */
public final class Planning {
  private static final Planning FEWEST =
      new Planning(Objective.FEWEST_POINTS, "fewest evaluations");

  private final Objective objective;
  private final String text;

  private Planning(Objective objective, String text) {
    this.objective = objective;
    this.text = text;
  }

  /** Returns the choice of the fewest evaluations; of as many, of the smallest variance. */
  public static Planning fewestEvaluations() {
    return FEWEST;
  }

  /**
   * Returns the choice of the least {@code evaluations · perEvaluation + shots · perShot}, with as
   * many shots as it takes to reach a standard error (shift-rules.md, section 5).
   *
   * @param perEvaluation what an evaluation costs however many shots it gets, 0 or more
   * @param perShot what a shot costs, 0 or more
   * @param standardError the root of the sum of the variances of all results, above 0
   * @throws dev.fluxion.spi.FluxionException FLX-251 if a number is out of range
   */
  public static Planning leastCost(double perEvaluation, double perShot, double standardError) {
    return new Planning(
        Objective.cost(perEvaluation, perShot, standardError),
        "least cost at "
            + perEvaluation
            + " for an evaluation, "
            + perShot
            + " for a shot and a standard error of "
            + standardError);
  }

  /**
   * Returns the choice of one layout, whatever it costs: to compare, and to test.
   *
   * @param layout where the points of mixed derivatives are
   */
  public static Planning only(PointLayout layout) {
    return new Planning(Objective.fixed(layout.layout()), "only " + layout.layout().text());
  }

  Objective objective() {
    return objective;
  }

  /** Returns what is chosen, such as {@code fewest evaluations}. */
  @Override
  public String toString() {
    return text;
  }
}
