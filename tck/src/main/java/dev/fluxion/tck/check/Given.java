package dev.fluxion.tck.check;

import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes and inputs on which the author wants a primitive to be tried.
 *
 * @param id the id of the primitive
 * @param attributes the attributes that differ from their defaults
 * @param inputs the inputs, empty for an elementwise primitive
 */
public record Given(String id, Map<String, Object> attributes, List<Input> inputs) {
  /** Copies the collections. */
  public Given {
    attributes = Map.copyOf(attributes);
    inputs = List.copyOf(inputs);
  }

  /**
   * One input.
   *
   * @param shape its shape
   * @param values its values, row-major, if they matter
   */
  public record Input(Shape shape, Optional<double[]> values) {

    /**
     * Returns an input whose values the kit chooses.
     *
     * @param shape its shape
     */
    public static Input of(Shape shape) {
      return new Input(shape, Optional.empty());
    }

    /** Returns the shape. */
    @Override
    public String toString() {
      return shape.toString();
    }
  }
}
