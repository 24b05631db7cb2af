package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.plan.points.Stencil;
import java.util.List;

/**
 * One way to make all derivatives of a group.
 *
 * @param rule the rule and how it is used, in words
 * @param stencil the evaluations
 * @param alternatives what else could have been done
 * @param notes what a reader of the plan should know
 */
record Way(String rule, Stencil stencil, List<AlternativePlan> alternatives, List<String> notes) {

  /** Returns this way, made possible by derivatives that nobody asked for. */
  Way withClosure() {
    return new Way(
        rule + ", with the second derivatives along single axes", stencil, List.of(), notes);
  }
}
