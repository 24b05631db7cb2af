package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.dsl.engine.normalize.DerivativeRule;
import dev.fluxion.dsl.engine.normalize.Normalizer;
import dev.fluxion.dsl.engine.normalize.Rewrites;
import dev.fluxion.dsl.engine.normalize.ShiftedArgument;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.Declaration;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns derivatives that are shift rules into the fewest evaluations that the declarations allow.
 *
 * <p>All calls of a primitive at one base point are planned together, whatever orders they are of,
 * so that a value, a gradient and a Hessian share their points.
 */
public final class Planner {
  private final Normalizer normalizer;
  private final Rewrites rewrites;
  private final Map<AxisKey, AxisChoice> solved = new HashMap<>();

  /** Weights depend on these only, so that they are solved once for all base points. */
  private record AxisKey(
      Primitive primitive,
      Attributes attributes,
      int argument,
      boolean spectral,
      List<AxisDemand> demands) {}

  /**
   * Creates a planner for one request.
   *
   * @param normalizer what brought the graph into normal form
   * @param rewrites what may be used
   */
  public Planner(Normalizer normalizer, Rewrites rewrites) {
    this.normalizer = normalizer;
    this.rewrites = rewrites;
  }

  /** Returns the plan for a graph in normal form. */
  public Plan plan(Graph graph) {
    Map<CallGroup.Key, CallGroup> groups = group(graph);
    Map<Expr, Map<List<Angle>, Double>> expansions = new IdentityHashMap<>();
    List<GroupPlan> plans = new ArrayList<>();
    for (CallGroup group : groups.values()) {
      if (group.isDifferentiated() || group.calls().size() > 1) {
        plans.add(decide(group, expansions));
      }
    }
    if (expansions.isEmpty()) {
      return new Plan(graph, plans, normalizer.rules().writtenOut());
    }
    List<Expr> outputs =
        Graph.rebuild(
            graph.outputs(),
            new IdentityHashMap<>(),
            (node, args) -> {
              Map<List<Angle>, Double> terms = expansions.get(node);
              if (terms != null) {
                return combination(node, args, terms);
              }
              return args.equals(node.args()) ? node : normalizer.make(node.op(), args);
            });
    return new Plan(graph.withOutputs(outputs), plans, normalizer.rules().writtenOut());
  }

  private Map<CallGroup.Key, CallGroup> group(Graph graph) {
    Map<CallGroup.Key, CallGroup> groups = new LinkedHashMap<>();
    for (Expr node : Topology.order(graph.outputs())) {
      if (node.op() instanceof Op.Call call && isPlanned(call)) {
        List<ShiftedArgument> arguments = new ArrayList<>();
        List<Optional<Integer>> bases = new ArrayList<>();
        for (Expr arg : node.args()) {
          ShiftedArgument argument = ShiftedArgument.of(arg);
          arguments.add(argument);
          bases.add(argument.base().map(normalizer::leaf).map(normalizer::number));
        }
        CallGroup.Key key = new CallGroup.Key(call.primitive(), call.attributes(), bases);
        groups.computeIfAbsent(key, ignored -> new CallGroup()).add(node, arguments);
      }
    }
    return groups;
  }

  private boolean isPlanned(Op.Call call) {
    if (!call.primitive().isElementwise()) {
      return false;
    }
    for (int i = 0; i < call.primitive().arity(); i++) {
      if (call.order(i) > 0 && normalizer.rules().rule(call, i) instanceof DerivativeRule.Numeric) {
        return false;
      }
    }
    return call.totalOrder() > 0 || isFolded(call);
  }

  /** A value is planned too where a declaration can make it equal to another evaluation. */
  private boolean isFolded(Op.Call call) {
    for (int i = 0; i < call.primitive().arity(); i++) {
      if (rewrites.fold() && call.primitive().declaration(i).knownPeriod().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private GroupPlan decide(CallGroup group, Map<Expr, Map<List<Angle>, Double>> expansions) {
    List<AxisChoice> merged = new ArrayList<>();
    List<AxisChoice> spectral = new ArrayList<>();
    for (int i = 0; i < group.op().primitive().arity(); i++) {
      int argument = i;
      AxisChoice byRule =
          solved.computeIfAbsent(key(group, i, false), ignored -> byRule(group, argument));
      merged.add(byRule);
      spectral.add(
          solved.computeIfAbsent(
              key(group, i, true), ignored -> bySpectrum(group, argument, byRule)));
    }
    Candidate best = new Candidate(group, merged);
    if (!merged.equals(spectral)) {
      Candidate other = new Candidate(group, spectral);
      best = other.isBetterThan(best) ? other : best;
    }
    expansions.putAll(best.terms());
    return best.describe();
  }

  private static AxisKey key(CallGroup group, int argument, boolean spectral) {
    Op.Call op = group.op();
    return new AxisKey(
        op.primitive(), op.attributes(), argument, spectral, group.demands(argument));
  }

  private AxisChoice byRule(CallGroup group, int argument) {
    Declaration declaration = group.op().primitive().declaration(argument);
    List<AxisDemand> demands = group.demands(argument);
    boolean differentiated = demands.stream().anyMatch(demand -> demand.order() > 0);
    if (!differentiated) {
      return AxisChoice.merged(demands, Optional.empty(), declaration, rewrites);
    }
    DerivativeRule rule = normalizer.rules().rule(group.highest(argument), argument);
    return rule instanceof DerivativeRule.Shift shift
        ? AxisChoice.merged(demands, Optional.of(shift), declaration, rewrites)
        : AxisChoice.spectral(demands, declaration.spectrum().orElseThrow(), Optional.of(rule))
            .orElseThrow(() -> PlanErrors.noRule(group.op(), argument, declaration));
  }

  private AxisChoice bySpectrum(CallGroup group, int argument, AxisChoice fallback) {
    Declaration declaration = group.op().primitive().declaration(argument);
    if (!rewrites.spectral() || declaration.spectrum().isEmpty() || !group.isDifferentiated()) {
      return fallback;
    }
    return AxisChoice.spectral(
            group.demands(argument), declaration.spectrum().get(), fallback.rule())
        .orElse(fallback);
  }

  /** Returns the sum of evaluations that a derivative is made of. */
  private Expr combination(Expr node, List<Expr> args, Map<List<Angle>, Double> terms) {
    Op.Call call = (Op.Call) node.op();
    Op value = new Op.Call(call.primitive(), call.attributes(), List.of(), call.output());
    List<Expr> evaluations = new ArrayList<>();
    List<Double> coefficients = new ArrayList<>();
    terms.forEach(
        (shifts, coefficient) -> {
          List<Expr> shifted = new ArrayList<>();
          for (int i = 0; i < args.size(); i++) {
            shifted.add(shifted(args.get(i), shifts.get(i)));
          }
          evaluations.add(normalizer.make(value, shifted));
          coefficients.add(coefficient);
        });
    if (evaluations.isEmpty()) {
      return normalizer.leaf(Expr.constant(node.shape(), 0));
    }
    double[] array = coefficients.stream().mapToDouble(Double::doubleValue).toArray();
    return normalizer.make(new Op.Linear(array), evaluations);
  }

  private Expr shifted(Expr argument, Angle shift) {
    ShiftedArgument parts = ShiftedArgument.of(argument);
    Expr offset = normalizer.leaf(Expr.of(new Op.Offset(argument.shape(), shift)));
    if (parts.base().isEmpty()) {
      return offset;
    }
    Expr base = normalizer.leaf(parts.base().get());
    return shift.isZero()
        ? base
        : normalizer.make(new Op.Linear(new double[] {1, 1}), List.of(base, offset));
  }
}
