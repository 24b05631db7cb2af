package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.plan.AlternativePlan;
import dev.fluxion.dsl.engine.plan.GroupPlan;
import dev.fluxion.dsl.engine.run.Preparation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A choice of points for a whole plan, the one that was made or another: what an evaluation would
 * cost if every primitive were evaluated at these points, where it can be.
 *
 * @param layout the choice, such as {@code grid third}
 * @param evaluations the evaluations of primitives, one for each element
 * @param variance the sum of the variances of all derivatives of primitives times the number of
 *     shots, where these are divided best and a shot has the deviation 1
 * @param norm the largest sum of absolute coefficients of a derivative
 */
public record Alternative(String layout, long evaluations, double variance, double norm) {

  static List<Alternative> of(Preparation preparation, PlanNoise noise) {
    List<GroupPlan> groups = preparation.plan().groups();
    Set<String> layouts = new LinkedHashSet<>();
    groups.forEach(group -> group.alternatives().forEach(each -> layouts.add(each.name())));
    List<Alternative> alternatives = new ArrayList<>();
    for (String layout : layouts) {
      long evaluations = preparation.evaluations();
      double spread = noise.others();
      double norm = 0;
      for (GroupPlan group : groups) {
        AlternativePlan other = in(group, layout);
        int more = other.points() - group.stencil().points().size();
        evaluations += (long) more * group.elements();
        spread += noise.counts(group) ? Math.sqrt(other.variance()) * group.elements() : 0;
        norm = Math.max(norm, other.norm());
      }
      alternatives.add(new Alternative(layout, evaluations, spread * spread, norm));
    }
    return alternatives;
  }

  private static AlternativePlan in(GroupPlan group, String layout) {
    return find(group, layout).or(() -> grid(group, layout)).orElseGet(() -> chosen(group));
  }

  /** Returns a choice of a group; a grid that is not listed is the same as separate points. */
  private static Optional<AlternativePlan> grid(GroupPlan group, String layout) {
    return layout.startsWith("grid") ? find(group, "separate") : Optional.empty();
  }

  private static Optional<AlternativePlan> find(GroupPlan group, String layout) {
    return group.alternatives().stream().filter(each -> each.name().equals(layout)).findFirst();
  }

  private static AlternativePlan chosen(GroupPlan group) {
    return group.alternatives().stream()
        .filter(AlternativePlan::chosen)
        .findFirst()
        .orElse(group.alternatives().get(0));
  }

  /** Returns the points of a group on a plain grid, if its spectra allow one. */
  static Optional<AlternativePlan> grid(GroupPlan group) {
    return find(group, "grid quarter").or(() -> find(group, "separate"));
  }
}
