package dev.fluxion.spi;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The hyper-parameters of a call, by name: part of the call's identity and never differentiated.
 *
 * <p>A value is an {@link Angle}, a {@link Double}, a {@link Long}, a {@link String}, a {@link
 * Boolean}, or any immutable object with {@code equals} and {@code hashCode} by content.
 */
public final class Attributes {
  private static final Attributes NONE = new Attributes(new TreeMap<>());

  private final TreeMap<String, Object> values;

  private Attributes(TreeMap<String, Object> values) {
    this.values = values;
  }

  /** Returns the attributes of a primitive that has none. */
  public static Attributes none() {
    return NONE;
  }

  /**
   * Returns these attributes with one set.
   *
   * @param name the name
   * @param value the value; an {@link Integer} is kept as a {@link Long}
   */
  public Attributes with(String name, Object value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    TreeMap<String, Object> changed = new TreeMap<>(values);
    changed.put(name, value instanceof Integer number ? Long.valueOf(number) : value);
    return new Attributes(changed);
  }

  /**
   * Returns whether an attribute of this name is set.
   *
   * @param name the name
   */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * Returns an attribute that is an angle; a number is taken as radians.
   *
   * @param name the name
   */
  public Angle angle(String name) {
    Object value = get(name, Object.class);
    return value instanceof Number number ? Angle.of(number.doubleValue()) : get(name, Angle.class);
  }

  /**
   * Returns an attribute that is a number; an angle is given in radians.
   *
   * @param name the name
   */
  public double number(String name) {
    Object value = get(name, Object.class);
    return value instanceof Angle angle ? angle.value() : get(name, Number.class).doubleValue();
  }

  /**
   * Returns an attribute that is a whole number.
   *
   * @param name the name
   */
  public int integer(String name) {
    return Math.toIntExact(get(name, Long.class));
  }

  /**
   * Returns an attribute of a given type.
   *
   * @param name the name
   * @param type the type that is expected
   * @throws FluxionException FLX-113 if the attribute is missing or of another type
   */
  public <T> T get(String name, Class<T> type) {
    Object value = values.get(name);
    if (value == null) {
      throw new FluxionException(
          "FLX-113", "attribute '" + name + "' is not set, set are " + values.keySet());
    }
    if (!type.isInstance(value)) {
      throw new FluxionException(
          "FLX-113",
          "attribute '"
              + name
              + "' must be of type "
              + type.getSimpleName()
              + ", got "
              + value.getClass().getSimpleName()
              + " "
              + value);
    }
    return type.cast(value);
  }

  /** Returns all attributes by name, in the order of their names. */
  public Map<String, Object> asMap() {
    return java.util.Collections.unmodifiableMap(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attributes attributes && values.equals(attributes.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Returns {@code shift=π/4} and the like, empty without attributes. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
