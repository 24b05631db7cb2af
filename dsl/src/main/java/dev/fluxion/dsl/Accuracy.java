package dev.fluxion.dsl;

/** How exact the elementary functions are that a function is made of. */
public enum Accuracy {
  /**
   * Primitives may use faster forms of their kernels, on numbers and on whole arrays, and so may
   * powers of arrays; those that ship are right to 2 units in the last place everywhere.
   */
  FAST,
  /**
   * Primitives use their kernels of reference: for powers and elementary functions, {@link Math}.
   */
  STRICT
}
