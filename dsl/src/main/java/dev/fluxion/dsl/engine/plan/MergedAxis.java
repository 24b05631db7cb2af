package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.ShiftOperator;
import dev.fluxion.dsl.engine.normalize.ShiftOperator.Folding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Plans along one argument by the author's recursive rule, its powers merged and folded. */
final class MergedAxis {
  private MergedAxis() {}

  /**
   * Returns the plan.
   *
   * @param demands what is needed
   * @param rule the shifts of the first derivative; nothing if only values are needed
   * @param folding what shifts are reduced by
   */
  static AxisPlan plan(
      Collection<AxisDemand> demands, Optional<ShiftOperator> rule, Folding folding) {
    Map<AxisDemand, ShiftOperator> operators = new LinkedHashMap<>();
    for (AxisDemand demand : demands) {
      operators.put(
          demand,
          demand.order() == 0
              ? ShiftOperator.shift(demand.offset(), folding)
              : rule.orElseThrow().power(demand.order(), demand.offset(), folding));
    }
    String method = "merged shifts";
    if (folding.antiperiod().isPresent()) {
      method += " modulo antiperiod " + folding.antiperiod().get();
    } else if (folding.period().isPresent()) {
      method += " modulo period " + folding.period().get();
    }
    return new AxisPlan(method, operators);
  }
}
