package dev.fluxion.dsl.engine.run;

/**
 * How the classical part of a plan is executed.
 *
 * @param tier when it is compiled
 * @param strict whether primitives' kernels are those of reference rather than faster forms
 * @param parallel whether several threads may take parts of large loops
 */
public record Execution(Tier tier, boolean strict, boolean parallel) {
  /** Compiled by the caller when it is worth it, with the faster forms of kernels. */
  public static final Execution DEFAULT = new Execution(Tier.WHEN_USED, false, false);

  /** When a program is compiled. */
  public enum Tier {
    /** Never. */
    INTERPRETED,
    /** By the caller, once interpreting has taken about as long as compiling will. */
    WHEN_USED,
    /** Likewise, but by another thread; until then it is interpreted. */
    IN_BACKGROUND
  }

  /** Returns this with another tier. */
  public Execution with(Tier changed) {
    return new Execution(changed, strict, parallel);
  }

  /** Returns this with the kernels of reference, or not. */
  public Execution withStrict(boolean changed) {
    return new Execution(tier, changed, parallel);
  }

  /** Returns this with several threads for large loops, or not. */
  public Execution withParallel(boolean changed) {
    return new Execution(tier, strict, changed);
  }
}
