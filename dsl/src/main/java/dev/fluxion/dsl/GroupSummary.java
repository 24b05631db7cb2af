package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.plan.AlternativePlan;
import dev.fluxion.dsl.engine.plan.GroupPlan;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The figures of a group of a plan, for all of its elements.
 *
 * @param evaluations the evaluations
 * @param derivativesByOrder the number of derivatives that are needed, by their total order
 * @param requested the evaluations if the rules were written out term by term
 * @param merged the evaluations if equal shifts were merged and nothing else were used
 * @param grid the evaluations on a plain grid, if there is one
 * @param shots the shots, 0 if it is exact
 * @param error the part of the expected error that is in its derivatives
 */
record GroupSummary(
    long evaluations,
    Map<Integer, Integer> derivativesByOrder,
    double requested,
    long merged,
    Optional<Long> grid,
    double shots,
    double error) {

  static GroupSummary of(GroupPlan group, PlanNoise noise) {
    long elements = group.elements();
    Map<Integer, Integer> byOrder = new TreeMap<>();
    group.orders().forEach(orders -> byOrder.merge(orders.total(), 1, Integer::sum));
    return new GroupSummary(
        group.stencil().points().size() * elements,
        byOrder,
        group.literal().naive() * elements,
        group.literal().merged() * elements,
        Alternative.grid(group).map(AlternativePlan::points).map(points -> points * elements),
        noise.shots(group),
        noise.error(group));
  }
}
