package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.ShiftOperator;
import dev.fluxion.spi.Angle;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * How the derivatives along one argument are made of evaluations.
 *
 * @param method the words for it
 * @param operators the shifted evaluations that each derivative is a sum of
 */
record AxisPlan(String method, Map<AxisDemand, ShiftOperator> operators) {

  /** Returns the evaluations that a derivative is a sum of. */
  ShiftOperator operator(AxisDemand demand) {
    return Objects.requireNonNull(operators.get(demand));
  }

  /** Returns the number of different shifts. */
  int points() {
    TreeSet<Angle> shifts = new TreeSet<>();
    operators.values().forEach(operator -> operator.shifts().forEach(shifts::add));
    return shifts.size();
  }

  /** Returns the largest sum of absolute coefficients. */
  double norm() {
    return operators.values().stream().mapToDouble(ShiftOperator::norm).max().orElse(0);
  }
}
