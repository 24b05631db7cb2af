package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.plan.Condition;
import dev.fluxion.dsl.engine.plan.GroupPlan;
import dev.fluxion.dsl.engine.run.Preparation;
import dev.fluxion.dsl.engine.run.ShotPolicy;
import dev.fluxion.dsl.engine.run.Target;
import java.util.function.ToDoubleFunction;

/**
 * What sampling will do to a plan, as far as it is known before: shots and errors, with the
 * deviation of a single shot that is assumed (shift-rules.md, section 5).
 *
 * <p>Evaluations of the backend that no derivative is made of count as they are.
 */
final class PlanNoise {
  private final Preparation preparation;
  private final Target target;

  PlanNoise(Preparation preparation, Target target) {
    this.preparation = preparation;
    this.target = target;
  }

  /** Returns whether a group would be sampled; in process, as if a backend evaluated all. */
  boolean counts(GroupPlan group) {
    return target.backend().isEmpty() || group.external();
  }

  /** Returns whether a group is sampled. */
  boolean isSampled(GroupPlan group) {
    return target.isSampled() && group.external();
  }

  /** Returns the number of evaluations of the backend that are not in a group. */
  double others() {
    double grouped = sum(group -> group.stencil().points().size());
    return Math.max(0, (double) preparation.backendEvaluations() - grouped);
  }

  private double sum(ToDoubleFunction<GroupPlan> each) {
    return preparation.plan().groups().stream()
        .filter(this::counts)
        .mapToDouble(group -> each.applyAsDouble(group) * group.elements())
        .sum();
  }

  private static double spread(GroupPlan group) {
    return group.condition().spread();
  }

  /** Returns {@code Σ_j ‖C_j‖} of all evaluations. */
  double spread() {
    return others() + sum(PlanNoise::spread);
  }

  private double squares() {
    return others() + sum(group -> group.condition().squares());
  }

  /** Returns the shots of all evaluations, 0 if nothing is sampled. */
  double shots() {
    long evaluations = preparation.backendEvaluations();
    return !target.isSampled() || evaluations == 0
        ? 0
        : target.policy().planned(evaluations, spread());
  }

  /** Returns the root of the summed variances of all derivatives, 0 if nothing is sampled. */
  double error() {
    double shots = shots();
    if (shots == 0) {
      return 0;
    }
    double deviation = target.policy().deviation();
    return target.policy().goal() instanceof ShotPolicy.Each each
        ? deviation * Math.sqrt(squares() / each.shots())
        : deviation * spread() / Math.sqrt(shots);
  }

  /** Returns the shots of a group. */
  double shots(GroupPlan group) {
    if (!isSampled(group)) {
      return 0;
    }
    return target.policy().goal() instanceof ShotPolicy.Each each
        ? (double) each.shots() * group.stencil().points().size() * group.elements()
        : shots() * spread(group) * group.elements() / spread();
  }

  /** Returns the part of the error that is in the derivatives of a group. */
  double error(GroupPlan group) {
    if (!isSampled(group)) {
      return 0;
    }
    double deviation = target.policy().deviation();
    Condition condition = group.condition();
    return target.policy().goal() instanceof ShotPolicy.Each each
        ? deviation * Math.sqrt(condition.squares() * group.elements() / each.shots())
        : deviation * condition.spread() * group.elements() / Math.sqrt(shots(group));
  }
}
