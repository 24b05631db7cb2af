package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.run.Reuse;

/**
 * Whether samples that were taken before may stand for new ones; the default is {@link
 * #EXACT_ONLY}.
 *
 * <p>Exact values are always reused. A sample that is used twice is not independent of itself: an
 * average over results that share it is less certain than their standard errors say. So reuse is
 * asked for, and results count the evaluations that rest on reused samples.
 */
public enum Freshness {
  /** Samples are always taken anew, independent of all that were taken before. */
  EXACT_ONLY(Reuse.EXACT_ONLY),
  /** Samples are kept, and only those that are missing are taken and pooled with them. */
  TOP_UP(Reuse.TOP_UP),
  /** Samples are given again if they are at least as many as asked for; else all are taken anew. */
  REUSE(Reuse.KEPT);

  private final Reuse reuse;

  Freshness(Reuse reuse) {
    this.reuse = reuse;
  }

  Reuse reuse() {
    return reuse;
  }
}
