package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.dsl.engine.normalize.DerivativeRule;
import dev.fluxion.dsl.engine.normalize.Normalizer;
import dev.fluxion.dsl.engine.normalize.ShiftedArgument;
import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.dsl.engine.plan.points.Stencil;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Turns derivatives that are shift rules into the fewest evaluations that the declarations allow.
 *
 * <p>All calls of a primitive at one base point are planned together, whatever orders they are of,
 * so that a value, a gradient and a Hessian share their points.
 */
public final class Planner {
  private final Normalizer normalizer;
  private final Terms terms;
  private final GroupPlanner groupPlanner;
  private final Placement placement;
  private final Predicate<BoundPrimitive> external;

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
    this.groupPlanner = new GroupPlanner(normalizer.rules(), terms);
    this.placement = new Placement(normalizer, external);
    this.external = external;
  }

  /** Returns the plan for a graph in normal form. */
  public Plan plan(Graph graph) {
    return plan(graph, Map.of());
  }

  /**
   * Returns the plan for a graph, both in normal form, that is run at points at which another one
   * was run before: its evaluations cost nothing.
   *
   * @param graph what is planned
   * @param earlier what was run before, and kept
   */
  public Plan planAfter(Graph graph, Graph earlier) {
    Map<CallGroup.Key, Set<ShiftVector>> known = new HashMap<>();
    group(earlier)
        .forEach(
            (key, group) -> {
              if (group.isPlanned()) {
                Way way = groupPlanner.decide(group, Set.of());
                known.put(key, Set.copyOf(way.stencil().points()));
              }
            });
    return plan(graph, known);
  }

  private Plan plan(Graph graph, Map<CallGroup.Key, Set<ShiftVector>> known) {
    Map<Expr, Placement.Made> made = new IdentityHashMap<>();
    List<GroupPlan> plans = new ArrayList<>();
    Map<CallGroup, Surplus.Checked> checked = new LinkedHashMap<>();
    for (Map.Entry<CallGroup.Key, CallGroup> entry : group(graph).entrySet()) {
      CallGroup group = entry.getValue();
      if (group.isPlanned()) {
        Way way = groupPlanner.decide(group, known.getOrDefault(entry.getKey(), Set.of()));
        Stencil stencil = way.stencil();
        if (terms.surplus()) {
          Surplus.Checked more = Surplus.of(stencil, group.axes(), group.demands());
          checked.put(group, more);
          stencil = more.stencil();
        }
        placement.place(group, stencil, made);
        plans.add(describe(group, way, stencil));
      }
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
    Set<Expr> sampled = ClassicalPartials.sampled(plan.graph().outputs(), external);
    partials.forEach(
        (node, each) ->
            made.put(
                node,
                each.stream()
                    .map(partial -> partial.map(same -> planned.next()))
                    .map(
                        partial ->
                            partial.filter(
                                root ->
                                    sampled.containsAll(
                                        ClassicalPartials.sampled(List.of(root), external))))
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
        LiteralCost.of(demands, group.counts(), axis -> groupPlanner.literal(group, axis)),
        way.alternatives(),
        way.notes());
  }

  private static int byTotal(Orders a, Orders b) {
    return Integer.compare(a.total(), b.total());
  }

  private Map<CallGroup.Key, CallGroup> group(Graph graph) {
    NeededEntries needed = new NeededEntries(graph);
    List<Expr> order = Topology.order(graph.outputs());
    Set<Primitive> differentiated = differentiated(order);
    Map<CallGroup.Key, CallGroup> groups = new LinkedHashMap<>();
    for (Expr node : order) {
      if (node.op() instanceof Op.Call call && isPlanned(call, differentiated)) {
        List<ShiftedArgument> arguments = new ArrayList<>();
        List<Optional<Integer>> bases = new ArrayList<>();
        for (Expr arg : node.args()) {
          ShiftedArgument argument = ShiftedArgument.of(arg);
          arguments.add(argument);
          bases.add(argument.base().map(normalizer::leaf).map(normalizer::number));
        }
        boolean tensor = !call.primitive().isElementwise() && call.totalOrder() > 0;
        Optional<BitSet> entries = tensor ? Optional.of(needed.of(node)) : Optional.empty();
        CallGroup.Key key = new CallGroup.Key(call.primitive(), call.attributes(), bases);
        groups
            .computeIfAbsent(key, ignored -> new CallGroup(node, terms.rewrites()))
            .add(node, arguments, entries);
      }
    }
    return groups;
  }

  private static Set<Primitive> differentiated(List<Expr> nodes) {
    Set<Primitive> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr node : nodes) {
      if (node.op() instanceof Op.Call call && call.totalOrder() > 0) {
        found.add(call.primitive());
      }
    }
    return found;
  }

  private boolean isPlanned(Op.Call call, Set<Primitive> differentiated) {
    if (!call.primitive().isElementwise()) {
      return hasSpectra(call);
    }
    for (int i = 0; i < call.primitive().arity(); i++) {
      if (call.order(i) > 0 && normalizer.rules().rule(call, i) instanceof DerivativeRule.Numeric) {
        return false;
      }
    }
    return differentiated.contains(call.primitive()) || isFolded(call);
  }

  private static boolean hasSpectra(Op.Call call) {
    for (int i = 0; i < call.primitive().arity(); i++) {
      if (call.primitive().spectra(i).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** A value is planned too where a declaration can make it equal to another evaluation. */
  private boolean isFolded(Op.Call call) {
    for (int i = 0; i < call.primitive().arity(); i++) {
      if (terms.rewrites().fold() && call.primitive().declaration(i).knownPeriod().isPresent()) {
        return true;
      }
    }
    return false;
  }
}
