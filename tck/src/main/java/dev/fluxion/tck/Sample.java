package dev.fluxion.tck;

import dev.fluxion.spi.Shape;
import dev.fluxion.tck.check.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes and inputs on which a primitive is to be tried, beside those that the kit finds.
 *
 * <pre>{@code
 * Sample.of("vendor:rotate").with("angle", Angle.PI.over(3)).input(Shape.vector(2))
 * }</pre>
 */
public final class Sample {
  private final String id;
  private final Map<String, Object> attributes;
  private final List<Given.Input> inputs;

  private Sample(String id, Map<String, Object> attributes, List<Given.Input> inputs) {
    this.id = id;
    this.attributes = attributes;
    this.inputs = inputs;
  }

  /**
   * Starts a sample of a primitive, with its default attributes and without inputs.
   *
   * @param id the id of the primitive
   */
  public static Sample of(String id) {
    return new Sample(id, Map.of(), List.of());
  }

  /**
   * Returns this sample with an attribute set.
   *
   * @param attribute an attribute that the primitive declares
   * @param value its value
   */
  public Sample with(String attribute, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Sample(id, more, inputs);
  }

  /**
   * Returns this sample with one more input, whose values the kit chooses.
   *
   * @param shape its shape
   */
  public Sample input(Shape shape) {
    return and(Given.Input.of(shape));
  }

  /**
   * Returns this sample with one more input. The kit tries points close to the values.
   *
   * @param shape its shape
   * @param values its values, row-major
   */
  public Sample input(Shape shape, double... values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          "an input of shape " + shape + " has " + shape.size() + " values, got " + values.length);
    }
    return and(new Given.Input(shape, Optional.of(values.clone())));
  }

  private Sample and(Given.Input input) {
    List<Given.Input> more = new ArrayList<>(inputs);
    more.add(input);
    return new Sample(id, attributes, more);
  }

  Given given() {
    return new Given(id, attributes, inputs);
  }
}
