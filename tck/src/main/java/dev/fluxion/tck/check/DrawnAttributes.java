package dev.fluxion.tck.check;

import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.tck.numerics.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * D-ATTR: with attributes drawn from all values that are given for each, in combinations that are
 * not given, a primitive is right, or refuses them.
 *
 * <p>No other values are tried: which ones are legal, a primitive cannot declare.
 *
 * @param given attributes and inputs for some primitives
 */
record DrawnAttributes(List<Given> given) implements Check {
  private static final int COMBINATIONS = 8;

  /** So many that few combinations are all drawn; one that comes again costs nothing. */
  private static final int DRAWS = 400;

  private static final double EFFORT = 0.1;
  private static final List<Check> EACH =
      List.of(
          new PrimalPath(),
          new NestedOrder(0),
          new NestedOrder(1),
          new Periods(false),
          new Periods(true),
          new Frequencies(),
          new ArrayFrequencies());

  @Override
  public String id() {
    return "D-ATTR";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "1.10";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    long combinations = 1;
    for (List<Object> values : values(subject.call()).values()) {
      combinations = Math.min(Integer.MAX_VALUE, combinations * values.size());
    }
    return subject.isFunction() && combinations > tried(subject.call()).size();
  }

  /** Returns the attributes that the other checks are made with. */
  private Set<Attributes> tried(BoundPrimitive call) {
    Set<Attributes> tried = new LinkedHashSet<>();
    tried.add(call.attributes());
    if (call.primitive().isElementwise()) {
      tried.add(call.primitive().defaults());
    }
    for (Given sample : of(call)) {
      tried.add(bound(call, sample.attributes()).attributes());
    }
    return tried;
  }

  private List<Given> of(BoundPrimitive call) {
    return given.stream().filter(sample -> sample.id().equals(call.primitive().id())).toList();
  }

  private static BoundPrimitive bound(BoundPrimitive call, Map<String, Object> attributes) {
    BoundPrimitive bound = call.primitive().bind();
    for (Map.Entry<String, Object> entry : attributes.entrySet()) {
      bound = bound.with(entry.getKey(), entry.getValue());
    }
    return bound;
  }

  /** Returns the values of each attribute that has several, that of the subject first. */
  private Map<String, List<Object>> values(BoundPrimitive call) {
    Map<String, Set<Object>> all = new LinkedHashMap<>();
    call.attributes()
        .asMap()
        .forEach(
            (name, value) -> {
              Set<Object> values = new LinkedHashSet<>(List.of(value));
              if (call.primitive().defaults().has(name)) {
                values.add(call.primitive().defaults().get(name, Object.class));
              }
              all.put(name, values);
            });
    for (Given sample : of(call)) {
      bound(call, sample.attributes())
          .attributes()
          .asMap()
          .forEach(
              (name, value) -> all.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value));
    }
    Map<String, List<Object>> several = new LinkedHashMap<>();
    all.forEach(
        (name, values) -> {
          if (values.size() > 1) {
            several.put(name, List.copyOf(values));
          }
        });
    return several;
  }

  private static Arbitrary<Map<String, Object>> combinations(Map<String, List<Object>> values) {
    List<String> names = List.copyOf(values.keySet());
    List<Arbitrary<Object>> each =
        values.values().stream().map(choices -> Arbitraries.of(choices)).toList();
    return Combinators.combine(each)
        .as(
            drawn -> {
              Map<String, Object> attributes = new LinkedHashMap<>();
              for (int k = 0; k < names.size(); k++) {
                attributes.put(names.get(k), drawn.get(k));
              }
              return attributes;
            });
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Set<Attributes> tried = tried(subject.call());
    Map<Attributes, Optional<Verdict>> found = new HashMap<>();
    List<String> refused = new ArrayList<>();
    int most = conditions.points(COMBINATIONS);
    Optional<Map<String, Object>> failing =
        Cases.failing(
            combinations(values(subject.call())),
            DRAWS,
            Seeds.of(conditions.seed(), id(), subject.title()),
            attributes -> {
              BoundPrimitive call = with(subject.call(), attributes);
              boolean isNew = !found.containsKey(call.attributes());
              boolean isShrinking = found.values().stream().anyMatch(Optional::isPresent);
              if (tried.contains(call.attributes())
                  || (isNew && found.size() >= most && !isShrinking)) {
                return false;
              }
              return found
                  .computeIfAbsent(
                      call.attributes(), key -> wrong(subject, call, conditions, refused))
                  .isPresent();
            });
    if (failing.isPresent()) {
      BoundPrimitive call = with(subject.call(), failing.get());
      Verdict verdict = found.getOrDefault(call.attributes(), Optional.empty()).orElseThrow();
      String text =
          new Finding(this, subject, conditions)
              .of(
                  "with attributes drawn from those that are given: "
                      + call
                      + "\n"
                      + verdict.text());
      return new Verdict(verdict.grade(), text, verdict.cause());
    }
    return Verdict.pass(found.size() + " combinations, " + refused.size() + " of them refused");
  }

  /** The engine says of a rule that threw by accident that it did, and what. */
  private static boolean isAccident(FluxionException exception) {
    return exception.code().startsWith("FLX-")
        && exception.getCause() != null
        && !(exception.getCause() instanceof FluxionException);
  }

  private static BoundPrimitive with(BoundPrimitive call, Map<String, Object> attributes) {
    BoundPrimitive changed = call;
    for (Map.Entry<String, Object> entry : attributes.entrySet()) {
      changed = changed.with(entry.getKey(), entry.getValue());
    }
    return changed;
  }

  /** Returns what is wrong with other attributes, if anything; a refusal is not. */
  private static Optional<Verdict> wrong(
      Subject subject, BoundPrimitive call, Conditions conditions, List<String> refused) {
    Conditions little = conditions.withEffort(conditions.effort() * EFFORT);
    try {
      Subject other = subject instanceof ArrayMap map ? map.with(call) : new Elementwise(call);
      for (Check check : EACH) {
        if (check.isPlannedFor(other)) {
          Verdict verdict = check.run(other, little);
          if (verdict.grade() != Grade.PASS) {
            return Optional.of(verdict);
          }
        }
      }
      return Optional.empty();
    } catch (FluxionException exception) {
      if (isAccident(exception)) {
        return Optional.of(Verdict.threw(exception));
      }
      refused.add(call.toString());
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
      return Optional.of(Verdict.threw(thrown));
    }
  }
}
