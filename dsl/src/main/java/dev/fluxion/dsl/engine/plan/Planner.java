package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.normalize.Normalizer;
import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.dsl.engine.plan.points.Stencil;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns derivatives that are shift rules into the fewest evaluations that the declarations allow.
 *
 * <p>All calls of a primitive at one base point are planned together, whatever orders they are of,
 * so that a value, a gradient and a Hessian share their points.
 */
public final class Planner {
  private final Normalizer normalizer;
  private final Terms terms;
  private final CallGroups groups;
  private final Predicate<BoundPrimitive> external;

  /** Made for the first group: many functions have none. */
  private @Nullable GroupPlanner groupPlanner;

  /**
   * Creates a planner for one request.
   *
   * @param normalizer what brought the graph into normal form
   * @param terms what may be used, and what for
   * @param external which primitives a backend evaluates
   */
  public Planner(Normalizer normalizer, Terms terms, Predicate<BoundPrimitive> external) {
    this.normalizer = normalizer;
    this.terms = terms;
    this.groups = new CallGroups(normalizer, terms.rewrites());
    this.external = external;
  }

  private GroupPlanner groupPlanner() {
    GroupPlanner known = groupPlanner;
    if (known == null) {
      known = new GroupPlanner(normalizer.rules(), terms);
      groupPlanner = known;
    }
    return known;
  }

  /** Returns the plan for a graph in normal form. */
  public Plan plan(Graph graph) {
    return plan(graph, Map.of());
  }

  /**
   * Returns the plan for a graph, all in normal form, that is run at points at which others were
   * run before: their evaluations cost nothing.
   *
   * @param graph what is planned
   * @param earlier what was run before, and kept, the first one first
   */
  public Plan planAfter(Graph graph, List<Graph> earlier) {
    Map<CallGroup.Key, Set<ShiftVector>> known = new HashMap<>();
    for (Graph before : earlier) {
      groups
          .of(before)
          .forEach(
              (key, group) -> {
                Set<ShiftVector> points = known.getOrDefault(key, Set.of());
                Way way = groupPlanner().decide(group, points);
                Set<ShiftVector> more = new HashSet<>(points);
                more.addAll(way.stencil().points());
                known.put(key, more);
              });
    }
    return plan(graph, known);
  }

  private Plan plan(Graph graph, Map<CallGroup.Key, Set<ShiftVector>> known) {
    Map<CallGroup.Key, CallGroup> found = groups.of(graph);
    if (found.isEmpty()) {
      return new Plan(graph, List.of(), normalizer.rules().writtenOut(), List.of(), Map.of());
    }
    Placement placement = new Placement(normalizer, external);
    Map<Expr, Placement.Made> made = new IdentityHashMap<>();
    List<GroupPlan> plans = new ArrayList<>();
    Map<CallGroup, Surplus.Checked> checked = new LinkedHashMap<>();
    for (Map.Entry<CallGroup.Key, CallGroup> entry : found.entrySet()) {
      CallGroup group = entry.getValue();
      Way way = groupPlanner().decide(group, known.getOrDefault(entry.getKey(), Set.of()));
      Stencil stencil = way.stencil();
      if (terms.surplus()) {
        Surplus.Checked more = Surplus.of(stencil, group.axes(), group.demands());
        checked.put(group, more);
        stencil = more.stencil();
      }
      placement.place(group, stencil, made);
      plans.add(describe(group, way, stencil));
    }
    if (made.isEmpty()) {
      return new Plan(graph, plans, normalizer.rules().writtenOut(), List.of(), Map.of());
    }
    List<Expr> outputs =
        new ArrayList<>(
            Graph.rebuild(
                graph.outputs(),
                new IdentityHashMap<>(),
                (node, args) -> {
                  Placement.Made replacement = made.get(node);
                  if (replacement != null) {
                    return replacement.over(args);
                  }
                  return args.equals(node.args()) ? node : normalizer.make(node.op(), args);
                }));
    List<SpectrumCheck> checks = new ArrayList<>();
    checked.forEach(
        (group, more) -> {
          if (!more.equations().isEmpty()) {
            checks.addAll(placement.checks(group, more));
          }
        });
    checks.forEach(check -> outputs.add(check.values()));
    return new Plan(
        graph.withOutputs(outputs), plans, normalizer.rules().writtenOut(), checks, Map.of());
  }

  /**
   * Returns a plan with what it takes to follow the errors of the values that a backend samples.
   *
   * @param plan a plan that this planner made
   */
  public Plan sampled(Plan plan) {
    Map<Expr, List<Optional<Expr>>> partials =
        ClassicalPartials.of(plan.graph(), normalizer, external);
    List<Expr> roots = new ArrayList<>();
    partials.values().forEach(each -> each.forEach(partial -> partial.ifPresent(roots::add)));
    Plan more = plan(plan.graph().withOutputs(roots));
    Iterator<Expr> planned = more.graph().outputs().iterator();
    Map<Expr, List<Optional<Expr>>> made = new IdentityHashMap<>();
    Set<Expr> costly =
        ClassicalPartials.costly(more.graph().outputs(), plan.graph().outputs(), external);
    partials.forEach(
        (node, each) ->
            made.put(
                node,
                each.stream()
                    .map(partial -> partial.map(same -> planned.next()))
                    .map(partial -> partial.filter(root -> !costly.contains(root)))
                    .toList()));
    return new Plan(plan.graph(), plan.groups(), plan.writtenOut(), plan.checks(), made);
  }

  private GroupPlan describe(CallGroup group, Way way, Stencil stencil) {
    List<Demand> demands = group.demands();
    List<Orders> orders =
        demands.stream().map(Demand::orders).distinct().sorted(Planner::byTotal).toList();
    return new GroupPlan(
        group.self().toString(),
        orders,
        way.rule(),
        stencil,
        group.elements(),
        external.test(group.self()),
        Condition.of(way.stencil(), group),
        LiteralCost.of(demands, group.counts(), axis -> groupPlanner().literal(group, axis)),
        way.alternatives(),
        way.notes());
  }

  private static int byTotal(Orders a, Orders b) {
    return Integer.compare(a.total(), b.total());
  }
}
