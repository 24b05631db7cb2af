package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.run.Target;

/**
 * How a function is evaluated; kept by everything that is derived from it.
 *
 * @param merging how far evaluations are merged
 * @param target what evaluates the primitives
 * @param parallel whether batches of points use several threads
 * @param finiteOnly whether inputs and results that are NaN or infinite are refused
 */
record Settings(Merging merging, Target target, boolean parallel, boolean finiteOnly) {
  static final Settings DEFAULT = new Settings(Merging.SPECTRUM, Target.IN_PROCESS, false, false);

  Settings with(Merging changed) {
    return new Settings(changed, target, parallel, finiteOnly);
  }

  Settings with(Target changed) {
    return new Settings(merging, changed, parallel, finiteOnly);
  }

  Settings parallel(boolean changed) {
    return new Settings(merging, target, changed, finiteOnly);
  }

  Settings finiteOnly(boolean changed) {
    return new Settings(merging, target, parallel, changed);
  }
}
