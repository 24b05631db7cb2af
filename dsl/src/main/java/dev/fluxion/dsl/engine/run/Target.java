package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import java.util.Optional;

/**
 * What evaluates the primitives of a function, and how.
 *
 * @param backend a backend, or nothing to evaluate everything in process
 * @param policy how often the backend samples
 * @param store what was evaluated before, if it is to be used
 * @param reuse which samples of the store count
 * @param execution how the classical part is executed
 */
public record Target(
    Optional<Backend> backend,
    ShotPolicy policy,
    Optional<EvaluationStore> store,
    Reuse reuse,
    Execution execution) {
  /** In process. */
  public static final Target IN_PROCESS =
      new Target(
          Optional.empty(),
          ShotPolicy.of(new ShotPolicy.Exact()),
          Optional.empty(),
          Reuse.EXACT_ONLY,
          Execution.DEFAULT);

  /** Returns the kind of the backend. */
  public Backend.Kind kind() {
    return backend.isPresent() ? backend.get().capabilities().kind() : Backend.Kind.ANALYTIC;
  }

  /** Returns the name of the backend. */
  public String name() {
    return backend.map(Backend::id).orElse("analytic");
  }

  /** Returns whether values come with errors, which are followed to the results. */
  public boolean isSampled() {
    return backend.isPresent() && !policy.isExact();
  }

  /**
   * Returns this with a backend.
   *
   * @param chosen evaluates the primitives that it supports
   * @param shots how often it samples
   */
  public Target on(Backend chosen, ShotPolicy shots) {
    return new Target(Optional.of(chosen), shots, store, reuse, execution);
  }

  /**
   * Returns this with a store of evaluations.
   *
   * @param kept the store
   * @param samples which of its samples count
   */
  public Target keeping(EvaluationStore kept, Reuse samples) {
    return new Target(backend, policy, Optional.of(kept), samples, execution);
  }

  /** Returns this with the classical part executed otherwise. */
  public Target with(Execution changed) {
    return new Target(backend, policy, store, reuse, changed);
  }

  /** Returns this with other samples, and without what was evaluated before. */
  Target afresh() {
    return new Target(
        backend, policy.withSeed(~policy.seed()), Optional.empty(), Reuse.EXACT_ONLY, execution);
  }

  boolean evaluates(BoundPrimitive call) {
    return backend.isPresent() && backend.get().supports(call);
  }

  Evaluator evaluator() {
    return new Evaluator(backend.orElseThrow(), policy, store, reuse);
  }
}
