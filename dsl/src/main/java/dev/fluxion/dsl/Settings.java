package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.plan.Terms;
import dev.fluxion.dsl.engine.run.Target;

/**
 * How a function is evaluated; kept by everything that is derived from it.
 *
 * @param merging how far evaluations are merged
 * @param planning which of several plans is chosen
 * @param target what evaluates the primitives
 * @param sampling how often a stochastic backend samples
 * @param budget what an evaluation may cost
 * @param selfCheck whether spectra are checked by surplus points
 * @param parallel whether batches of points use several threads
 * @param finiteOnly whether inputs and results that are NaN or infinite are refused
 */
record Settings(
    Merging merging,
    Planning planning,
    Target target,
    Sampling sampling,
    Budget budget,
    boolean selfCheck,
    boolean parallel,
    boolean finiteOnly) {
  static final Settings DEFAULT =
      new Settings(
          Merging.SPECTRUM,
          Planning.fewestEvaluations(),
          Target.IN_PROCESS,
          Sampling.exact(),
          Budget.unlimited(),
          false,
          false,
          false);

  Settings with(Merging changed) {
    return new Settings(
        changed, planning, target, sampling, budget, selfCheck, parallel, finiteOnly);
  }

  Settings with(Planning changed) {
    return new Settings(
        merging, changed, target, sampling, budget, selfCheck, parallel, finiteOnly);
  }

  Settings with(Target changed) {
    return new Settings(
        merging, planning, changed, sampling, budget, selfCheck, parallel, finiteOnly);
  }

  Settings with(Target changed, Sampling shots) {
    return new Settings(merging, planning, changed, shots, budget, selfCheck, parallel, finiteOnly);
  }

  Settings with(Budget changed) {
    return new Settings(
        merging, planning, target, sampling, changed, selfCheck, parallel, finiteOnly);
  }

  Settings selfCheck(boolean changed) {
    return new Settings(merging, planning, target, sampling, budget, changed, parallel, finiteOnly);
  }

  Settings parallel(boolean changed) {
    return new Settings(
        merging, planning, target, sampling, budget, selfCheck, changed, finiteOnly);
  }

  Settings finiteOnly(boolean changed) {
    return new Settings(merging, planning, target, sampling, budget, selfCheck, parallel, changed);
  }

  Terms terms() {
    return new Terms(merging.rewrites(), planning.objective(), selfCheck);
  }
}
