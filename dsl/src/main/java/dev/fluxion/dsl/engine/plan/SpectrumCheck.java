package dev.fluxion.dsl.engine.plan;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Spectrum;

/**
 * An equation that the values of a primitive fulfil if it has the spectrum that it declares.
 *
 * @param self the primitive
 * @param axis the argument of an elementwise primitive, the element of an array primitive
 * @param spectrum what is declared there
 * @param weights of the values at each point; their weighted sum is 0
 * @param values the values, point by point, each with all elements of the output
 */
public record SpectrumCheck(
    BoundPrimitive self, int axis, Spectrum spectrum, double[] weights, Expr values) {
  /** Returns the number of elements that the equation holds for, each on its own. */
  public int elements() {
    return values.shape().size() / weights.length;
  }
}
