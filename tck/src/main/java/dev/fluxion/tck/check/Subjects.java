package dev.fluxion.tck.check;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what checks are made on: every primitive of a plugin, with default and given attributes,
 * and each of them on each of its backends.
 */
public final class Subjects {
  private final Map<String, Primitive> primitives;
  private final Hosting hosting;
  private final List<Given> given;
  private final Announcer announcer;
  private final List<Subject> found = new ArrayList<>();
  private final List<Hosting.Drawn> drawn = new ArrayList<>();

  private Subjects(Registered registered, List<Given> given, Announcer announcer) {
    this.primitives = registered.primitives();
    this.hosting = new Hosting(registered.backends(), announcer);
    this.given = given;
    this.announcer = announcer;
  }

  /**
   * Returns the subjects of a plugin.
   *
   * @param plugin the plugin
   * @param given attributes and inputs for some of its primitives
   */
  public static List<Subject> of(Plugin plugin, List<Given> given) {
    return of(plugin, given, new Announcer(part -> true, part -> {}));
  }

  static List<Subject> of(Plugin plugin, List<Given> given, Announcer announcer) {
    Subjects subjects = new Subjects(Registered.by(plugin), given, announcer);
    subjects.find();
    subjects.found.addAll(subjects.hosting.subjects(subjects.drawn));
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
      if (!announcer.begin(primitive.id())) {
        continue;
      }
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
    if (call.primitive().isElementwise()) {
      Elementwise elementwise = new Elementwise(call);
      found.add(elementwise);
      drawn.add(Hosting.drawn(elementwise));
      return;
    }
    List<List<Given.Input>> inputs = new ArrayList<>();
    samples.forEach(sample -> inputs.add(sample.inputs()));
    if (inputs.stream().allMatch(List::isEmpty)) {
      inputs.clear();
      inputs.addAll(ShapeSearch.accepted(call));
    }
    boolean inProcess = call.primitive().kernel(call.attributes()).isPresent();
    Optional<Backend> host = inProcess ? Optional.empty() : hosting.exact(call);
    for (List<Given.Input> each : inputs) {
      if (inProcess || host.isPresent()) {
        ArrayMap map = new ArrayMap(call, each, host);
        found.add(map);
        drawn.add(Hosting.drawn(map));
      } else {
        drawn.add(Hosting.drawn(call, each));
      }
    }
    if (inputs.isEmpty()) {
      found.add(withoutInputs(call));
    } else if (!inProcess && host.isEmpty()) {
      found.add(
          new Unsampled(
              call,
              Grade.UNSUPPORTED,
              "'"
                  + call
                  + "' has no kernel, and no backend of the plugin gives exact values of it"));
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
