package dev.fluxion.dsl.engine.define;

import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import java.util.List;

/**
 * Which derivative of which primitive a call computes, whatever its arguments.
 *
 * @param primitive the primitive
 * @param attributes its attributes
 * @param orders the order by each argument, empty if all are 0
 */
public record CalledDerivative(Primitive primitive, Attributes attributes, List<Integer> orders) {
  /** Returns that of a call. */
  public static CalledDerivative of(Op.Call call) {
    return new CalledDerivative(call.primitive(), call.attributes(), call.orders());
  }

  /** Equality is written out because that of a record costs much when it is first used. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CalledDerivative called
        && primitive.equals(called.primitive)
        && attributes.equals(called.attributes)
        && orders.equals(called.orders);
  }

  @Override
  public int hashCode() {
    return (primitive.hashCode() * 31 + attributes.hashCode()) * 31 + orders.hashCode();
  }
}
