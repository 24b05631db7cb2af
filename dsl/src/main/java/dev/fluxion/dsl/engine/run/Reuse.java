package dev.fluxion.dsl.engine.run;

/** Which samples of an {@link EvaluationStore} count for an evaluation that is asked for again. */
public enum Reuse {
  /** None: only exact values are given again. */
  EXACT_ONLY,
  /** All that are kept; those that are missing are taken and pooled with them. */
  TOP_UP,
  /** All that are kept, if they are enough; else none. */
  KEPT
}
