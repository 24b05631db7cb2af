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

  /** Returns what is needed along one axis. */
  AxisDemand along(int axis) {
    return new AxisDemand(orders.order(axis), offset.at(axis));
  }
}
