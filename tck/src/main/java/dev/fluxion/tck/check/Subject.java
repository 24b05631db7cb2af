package dev.fluxion.tck.check;

import dev.fluxion.spi.BoundPrimitive;

/** What checks are made on: a primitive with its attributes, and how to evaluate it. */
public sealed interface Subject permits Elementwise, ArrayMap, Unsampled {

  /** Returns the primitive with its attributes. */
  BoundPrimitive call();

  /** Returns the primitive, its attributes and, of an array primitive, the shapes. */
  String title();
}
