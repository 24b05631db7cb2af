package dev.fluxion.dsl.engine.plan;

import dev.fluxion.spi.Angle;

/**
 * What is needed of a primitive along one argument: its derivative of an order at a shift.
 *
 * @param order the order, 0 for the value
 * @param offset the shift from the base point
 */
record AxisDemand(int order, Angle offset) {}
