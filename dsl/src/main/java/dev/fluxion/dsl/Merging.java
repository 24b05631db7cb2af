package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.normalize.Rewrites;

/**
 * How far the evaluations of derivatives are merged; the default is {@link #SPECTRUM}.
 *
 * <p>Each step is a rewrite that a declaration of the primitive licenses. The lower ones exist to
 * show and to test what merging saves.
 */
public enum Merging {
  /** Rules are applied literally and nothing is shared: 2^n evaluations for a rule of two terms. */
  NONE,
  /** Exactly equal shifts are merged: n + 1 evaluations at order n. */
  EXACT,
  /** Shifts are also reduced modulo a declared period or antiperiod. */
  PERIOD,
  /** Derivatives are also expressed in the fewest points that a declared spectrum allows. */
  SPECTRUM;

  Rewrites rewrites() {
    return new Rewrites(compareTo(EXACT) >= 0, compareTo(PERIOD) >= 0, compareTo(SPECTRUM) >= 0);
  }
}
