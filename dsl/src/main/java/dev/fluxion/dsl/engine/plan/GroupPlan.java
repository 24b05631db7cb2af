package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.Stencil;
import java.util.List;

/**
 * What was decided for all calls of one primitive at one base point.
 *
 * @param primitive the primitive with its attributes
 * @param orders the partial derivatives that are needed, each once
 * @param rule the rule and how it is used
 * @param stencil the evaluations, and a row of weights for each derivative
 * @param elements the number of elements of each evaluation
 * @param external whether a backend evaluates it
 * @param condition how coefficients let errors grow
 * @param literal what other ways to apply the rules would cost
 * @param alternatives the choices of points, the one that was made among them
 * @param notes what a reader of the plan should know, such as why a choice was not possible
 */
public record GroupPlan(
    String primitive,
    List<Orders> orders,
    String rule,
    Stencil stencil,
    int elements,
    boolean external,
    Condition condition,
    LiteralCost literal,
    List<AlternativePlan> alternatives,
    List<String> notes) {
  /** Copies the lists. */
  public GroupPlan {
    orders = List.copyOf(orders);
    alternatives = List.copyOf(alternatives);
    notes = List.copyOf(notes);
  }
}
