package dev.fluxion.dsl.engine.plan;

import java.util.List;

/**
 * What was decided for all calls of one primitive at one base point.
 *
 * @param primitive the primitive with its attributes
 * @param orders the orders of differentiation that are needed
 * @param rule the rule and how it is used
 * @param points the shifts of the evaluations
 * @param elements the number of elements of each evaluation
 * @param norm the largest sum of absolute coefficients
 * @param errorFactor how much larger an error can come out than it went in, against a derivative
 *     that is as large as the spectrum allows
 * @param naive the evaluations of one element when the rule is applied term by term
 */
public record GroupPlan(
    String primitive,
    List<List<Integer>> orders,
    String rule,
    List<String> points,
    int elements,
    double norm,
    double errorFactor,
    double naive) {
  /** Copies the lists. */
  public GroupPlan {
    orders = List.copyOf(orders);
    points = List.copyOf(points);
  }
}
