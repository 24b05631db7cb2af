package dev.fluxion.dsl.engine.compile;

/** How the caller lends its arrays to a run. */
public enum Form {
  /** One array for all inputs, one after the other, and one for all outputs. */
  JOINED,
  /** One array for each input and one for each output. */
  SEPARATE
}
