package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.Lowering;
import dev.fluxion.dsl.engine.compile.Program;
import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.normalize.NaiveExpansion;
import dev.fluxion.dsl.engine.normalize.Normalizer;
import dev.fluxion.dsl.engine.plan.GroupPlan;
import dev.fluxion.dsl.engine.plan.Plan;
import dev.fluxion.dsl.engine.plan.Planner;
import dev.fluxion.dsl.engine.plan.SpectrumCheck;
import dev.fluxion.dsl.engine.plan.Terms;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.FluxionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A request brought down the street: planned, lowered and ready to run at any point.
 *
 * @param plan what was decided
 * @param executable what is run
 * @param target what evaluates the primitives
 */
public record Preparation(Plan plan, Executable executable, Target target) {

  /**
   * Prepares a graph whose outputs are everything that is asked for.
   *
   * @param graph differentiated, not yet normalized
   * @param earlier what is run before at the same points, and kept, the first one first
   * @param terms on which terms it is planned
   * @param target what evaluates the primitives
   */
  public static Preparation of(Graph graph, List<Graph> earlier, Terms terms, Target target) {
    boolean merge = terms.rewrites().merge();
    Predicate<BoundPrimitive> external = target::evaluates;
    Plan plan = merge ? planned(graph, earlier, terms, target, external) : literal(graph);
    Program program =
        Lowering.lower(plan.graph(), merge, external, plan.partials(), target.execution().strict());
    return new Preparation(plan, new Executable(program, target), target);
  }

  /** Returns whether the results of a run end with values by which it is checked. */
  public boolean isChecked() {
    return !plan.checks().isEmpty();
  }

  /**
   * Checks the spectra that a run relied on by its surplus points.
   *
   * @param point where it was run
   * @param results its results
   * @param errors their standard errors
   * @throws FluxionException FLX-360 if a spectrum is not as declared, FLX-361 if the backend gives
   *     other values when it is asked again
   */
  public void check(double[] point, double[] results, double[] errors) {
    int from = results.length;
    for (SpectrumCheck check : plan.checks()) {
      from -= check.values().shape().size();
    }
    for (SpectrumCheck check : plan.checks()) {
      SelfCheck first = new SelfCheck(check, results, errors, from);
      int failing = first.failing();
      if (failing >= 0) {
        throw first.failure(failing, again(check, point), target.name());
      }
      from += check.values().shape().size();
    }
  }

  /** Evaluates the points of an equation anew, from another seed and past any store. */
  private SelfCheck again(SpectrumCheck check, double[] point) {
    Graph graph = plan.graph().withOutputs(List.of(check.values()));
    Target fresh = target.afresh();
    Executable repeated =
        new Executable(
            Lowering.lower(graph, true, fresh::evaluates, Map.of(), target.execution().strict()),
            fresh);
    double[] values = new double[repeated.outputSize()];
    if (!fresh.isSampled()) {
      repeated.run(point, values);
      return new SelfCheck(check, values, new double[values.length], 0);
    }
    double[] weights = new double[values.length];
    Arrays.fill(weights, 1);
    SampledRun run = repeated.sample(point, weights);
    return new SelfCheck(check, run.values(), run.standardErrors(), 0);
  }

  /** Returns the number of evaluations of primitives that a run makes, in process and elsewhere. */
  public long evaluations() {
    return executable.program().evaluations().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the number of evaluations that a run asks the backend for. */
  public long backendEvaluations() {
    return executable.program().waves().stream().mapToLong(wave -> wave.calls().size()).sum();
  }

  /** Returns the evaluations if all rules were written out term by term. */
  public double requested() {
    return others() + cost(group -> group.literal().naive());
  }

  /** Returns the distinct evaluations if exactly equal shifts were merged and nothing else. */
  public double merged() {
    return others() + cost(group -> group.literal().merged());
  }

  private double cost(ToDoubleFunction<GroupPlan> each) {
    return plan.groups().stream()
        .mapToDouble(group -> each.applyAsDouble(group) * group.elements())
        .sum();
  }

  /** Evaluations that are no derivatives, or values of primitives without structure. */
  private double others() {
    return Math.max(0, evaluations() - cost(group -> group.stencil().points().size()));
  }

  private static Plan planned(
      Graph graph,
      List<Graph> earlier,
      Terms terms,
      Target target,
      Predicate<BoundPrimitive> external) {
    Predicate<BoundPrimitive> exact = target.isSampled() ? ignored -> false : external;
    Normalizer normalizer = new Normalizer(target.kind(), exact);
    Planner planner = new Planner(normalizer, terms, external);
    Graph normal = normalizer.normalize(graph);
    List<Graph> before = new ArrayList<>(earlier.size());
    for (Graph each : earlier) {
      before.add(normalizer.normalize(each));
    }
    Plan plan = planner.planAfter(normal, before);
    return target.isSampled() ? planner.sampled(plan) : plan;
  }

  private static Plan literal(Graph graph) {
    return new Plan(new NaiveExpansion().expand(graph), List.of());
  }
}
