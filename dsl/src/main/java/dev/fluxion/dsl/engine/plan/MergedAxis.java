package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.ShiftOperator;
import dev.fluxion.dsl.engine.normalize.ShiftOperator.Folding;
import dev.fluxion.spi.Angle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans along one argument by the author's recursive rule, its powers merged and folded. */
final class MergedAxis {
  private MergedAxis() {}

  /**
   * Returns the plan.
   *
   * @param demands what is needed, by rising order
   * @param rule the shifts of the first derivative; nothing if only values are needed
   * @param folding what shifts are reduced by
   */
  static AxisPlan plan(List<AxisDemand> demands, Optional<ShiftOperator> rule, Folding folding) {
    Map<AxisDemand, ShiftOperator> operators = new LinkedHashMap<>();
    ShiftOperator power = ShiftOperator.shift(Angle.ZERO, folding);
    int order = 0;
    for (AxisDemand demand : demands) {
      while (order < demand.order()) {
        power = power.times(rule.orElseThrow(), folding);
        order++;
      }
      operators.put(demand, power.times(ShiftOperator.shift(demand.offset(), folding), folding));
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
