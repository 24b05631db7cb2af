package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.Lowering;
import dev.fluxion.dsl.engine.compile.Program;
import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.normalize.NaiveExpansion;
import dev.fluxion.dsl.engine.normalize.Normalizer;
import dev.fluxion.dsl.engine.normalize.Rewrites;
import dev.fluxion.dsl.engine.plan.Plan;
import dev.fluxion.dsl.engine.plan.Planner;
import java.util.List;

/**
 * A request brought down the street: planned, lowered and ready to run at any point.
 *
 * @param plan what was decided
 * @param executable what is run
 */
public record Preparation(Plan plan, Executable executable) {

  /**
   * Prepares a graph whose outputs are everything that is asked for.
   *
   * @param graph differentiated, not yet normalized
   * @param rewrites which rewrites are made
   * @param target what evaluates the primitives
   */
  public static Preparation of(Graph graph, Rewrites rewrites, Target target) {
    Plan plan = rewrites.merge() ? planned(graph, rewrites, target) : literal(graph);
    Program program = Lowering.lower(plan.graph(), rewrites.merge(), target::evaluates);
    return new Preparation(plan, Executable.of(program, target));
  }

  private static Plan planned(Graph graph, Rewrites rewrites, Target target) {
    Normalizer normalizer = new Normalizer(target.kind());
    return new Planner(normalizer, rewrites).plan(normalizer.normalize(graph));
  }

  private static Plan literal(Graph graph) {
    return new Plan(new NaiveExpansion().expand(graph), List.of());
  }
}
