package dev.fluxion.tck.check;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what checks are made on: every primitive of a plugin, with default and given attributes.
 */
public final class Subjects {
  private final Map<String, Primitive> primitives;
  private final List<Given> given;
  private final List<Subject> found = new ArrayList<>();

  private Subjects(Map<String, Primitive> primitives, List<Given> given) {
    this.primitives = primitives;
    this.given = given;
  }

  /**
   * Returns the subjects of a plugin.
   *
   * @param plugin the plugin
   * @param given attributes and inputs for some of its primitives
   */
  public static List<Subject> of(Plugin plugin, List<Given> given) {
    Subjects subjects = new Subjects(Registered.by(plugin), given);
    subjects.find();
    return subjects.found;
  }

  private void find() {
    for (Given sample : given) {
      if (!primitives.containsKey(sample.id())) {
        throw new IllegalArgumentException(
            "samples() names '"
                + sample.id()
                + "', which the plugin does not register, it registers "
                + primitives.keySet());
      }
    }
    for (Primitive primitive : primitives.values()) {
      List<Given> own =
          given.stream().filter(sample -> sample.id().equals(primitive.id())).toList();
      Set<Map<String, Object>> attributes = new LinkedHashSet<>();
      if (primitive.isElementwise() || own.isEmpty()) {
        attributes.add(Map.of());
      }
      own.forEach(sample -> attributes.add(sample.attributes()));
      for (Map<String, Object> each : attributes) {
        List<Given> same = own.stream().filter(sample -> sample.attributes().equals(each)).toList();
        add(bound(primitive, each), same);
      }
    }
  }

  private static BoundPrimitive bound(Primitive primitive, Map<String, Object> attributes) {
    BoundPrimitive bound = primitive.bind();
    for (Map.Entry<String, Object> entry : new TreeMap<>(attributes).entrySet()) {
      bound = bound.with(entry.getKey(), entry.getValue());
    }
    return bound;
  }

  private void add(BoundPrimitive call, List<Given> samples) {
    if (call.primitive().kernel(call.attributes()).isEmpty()) {
      found.add(
          new Unsampled(
              call,
              Grade.UNSUPPORTED,
              "'" + call + "' has no kernel; this version of the kit evaluates in process only"));
    } else if (call.primitive().isElementwise()) {
      found.add(new Elementwise(call));
    } else {
      List<List<Given.Input>> inputs = new ArrayList<>();
      samples.forEach(sample -> inputs.add(sample.inputs()));
      if (inputs.stream().allMatch(List::isEmpty)) {
        inputs.clear();
        inputs.addAll(ShapeSearch.accepted(call));
      }
      for (List<Given.Input> each : inputs) {
        found.add(new ArrayMap(call, each));
      }
      if (inputs.isEmpty()) {
        found.add(withoutInputs(call));
      }
    }
  }

  private static Subject withoutInputs(BoundPrimitive call) {
    return new Unsampled(
        call,
        Grade.INCONCLUSIVE,
        "no shapes were found that '"
            + call
            + "' accepts, so nothing of it was checked; override samples() and return"
            + " Sample.of(\""
            + call.primitive().id()
            + "\").input(shape) with one input(...) for each of its "
            + call.primitive().arity()
            + " inputs");
  }
}
