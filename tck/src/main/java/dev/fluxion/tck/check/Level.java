package dev.fluxion.tck.check;

/** How much a rule binds. */
public enum Level {
  /** Every plugin keeps it. */
  REQ,
  /** A plugin that declares something keeps it. */
  OPT
}
