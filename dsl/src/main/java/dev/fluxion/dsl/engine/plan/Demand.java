package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;

/**
 * A derivative that is needed of a primitive at one base point.
 *
 * @param orders how often it is differentiated along each axis
 * @param offset the shift from the base point
 * @param output which output is meant
 */
record Demand(Orders orders, ShiftVector offset, int output) {
  /** Equality is written out because that of a record costs much when it is first used. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Demand demand
        && output == demand.output
        && orders.equals(demand.orders)
        && offset.equals(demand.offset);
  }

  @Override
  public int hashCode() {
    return (orders.hashCode() * 31 + offset.hashCode()) * 31 + output;
  }

  /** Returns what is needed along one axis. */
  AxisDemand along(int axis) {
    return new AxisDemand(orders.order(axis), offset.at(axis));
  }
}
