package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.FluxionException;
import java.util.List;
import java.util.Optional;

/**
 * What a plan is chosen for: the least {@code k · perEvaluation + V / standardError² · perShot},
 * with k points and the {@linkplain Alternative#variance() variance} V; of equal costs the smaller
 * variance, then the smaller norm.
 *
 * @param layout the only layout to be used; nothing to compare all
 * @param perEvaluation what a point costs however many shots it gets
 * @param perShot what a shot costs
 * @param standardError the root of the summed variances that is to be reached
 * @param weights how much each target counts in the variance; empty if all count 1
 */
public record Objective(
    Optional<Layout> layout,
    double perEvaluation,
    double perShot,
    double standardError,
    List<Double> weights) {

  /** The fewest points; of as many, the smallest variance. */
  public static final Objective FEWEST_POINTS = new Objective(Optional.empty(), 1, 0, 1, List.of());

  /** Checks the costs and copies the weights. */
  public Objective {
    if (!(perEvaluation >= 0 && perShot >= 0 && standardError > 0)
        || Double.isInfinite(perEvaluation + perShot + standardError)) {
      throw new FluxionException(
          "FLX-251",
          "costs are finite and not negative and a standard error is positive, got "
              + perEvaluation
              + " for an evaluation, "
              + perShot
              + " for a shot and a standard error of "
              + standardError);
    }
    weights = List.copyOf(weights);
  }

  /**
   * Returns the objective of the least cost of evaluations and shots together.
   *
   * @param perEvaluation what a point costs however many shots it gets
   * @param perShot what a shot costs
   * @param standardError the root of the summed variances that is to be reached
   */
  public static Objective cost(double perEvaluation, double perShot, double standardError) {
    return new Objective(Optional.empty(), perEvaluation, perShot, standardError, List.of());
  }

  /** Returns the objective to use one layout. */
  public static Objective fixed(Layout layout) {
    return new Objective(Optional.of(layout), 1, 0, 1, List.of());
  }

  /**
   * Returns this objective with a weight for each target.
   *
   * @param newWeights as many as there are targets, each 0 or more
   */
  public Objective weighted(List<Double> newWeights) {
    return new Objective(layout, perEvaluation, perShot, standardError, newWeights);
  }

  /** Returns what an alternative costs. */
  public double cost(Alternative alternative) {
    double shots = alternative.variance() / (standardError * standardError);
    return alternative.points() * perEvaluation + shots * perShot;
  }

  /** Returns how much a target counts in the variance. */
  double weight(int target) {
    return weights.isEmpty() ? 1 : weights.get(target);
  }

  /** Returns whether one alternative is to be preferred to another. */
  public boolean prefers(Alternative one, Alternative other) {
    double difference = cost(one) - cost(other);
    double slack = 1e-9 * Math.abs(cost(other));
    if (Math.abs(difference) > slack) {
      return difference < 0;
    }
    if (Math.abs(one.variance() - other.variance()) > 1e-9 * other.variance()) {
      return one.variance() < other.variance();
    }
    return one.norm() < other.norm() * (1 - 1e-9);
  }
}
