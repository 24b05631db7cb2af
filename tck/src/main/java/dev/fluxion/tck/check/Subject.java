package dev.fluxion.tck.check;

import dev.fluxion.spi.BoundPrimitive;

/**
 * What checks are made on: a primitive with its attributes, and how to evaluate it, by itself or on
 * a backend of the plugin.
 */
public sealed interface Subject permits Elementwise, ArrayMap, Unsampled, Served, Unserved {

  /** Returns the primitive with its attributes. */
  BoundPrimitive call();

  /** Returns the primitive, its attributes and, of an array primitive, the shapes. */
  String title();

  /** Returns whether this is a primitive whose values and derivatives can be evaluated. */
  default boolean isFunction() {
    return this instanceof Elementwise || this instanceof ArrayMap;
  }
}
