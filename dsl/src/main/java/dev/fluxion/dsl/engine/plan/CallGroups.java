package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.dsl.engine.normalize.DerivativeRule;
import dev.fluxion.dsl.engine.normalize.Normalizer;
import dev.fluxion.dsl.engine.normalize.Rewrites;
import dev.fluxion.dsl.engine.normalize.ShiftedArgument;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the calls of a graph that share a primitive and a base point, and so evaluations. */
final class CallGroups {
  private final Normalizer normalizer;
  private final Rewrites rewrites;

  CallGroups(Normalizer normalizer, Rewrites rewrites) {
    this.normalizer = normalizer;
    this.rewrites = rewrites;
  }

  /** Returns the groups of a graph that are worth planning, in the order of the graph. */
  Map<CallGroup.Key, CallGroup> of(Graph graph) {
    List<Expr> order = Topology.order(graph.outputs());
    if (!hasCalls(order)) {
      return Map.of();
    }
    NeededEntries needed = new NeededEntries(order, graph.outputs());
    Set<Primitive> differentiated = differentiated(order);
    Map<CallGroup.Key, CallGroup> groups = new LinkedHashMap<>();
    for (Expr node : order) {
      if (node.op() instanceof Op.Call call && isPlanned(call, differentiated)) {
        List<ShiftedArgument> arguments = new ArrayList<>();
        List<Optional<Integer>> bases = new ArrayList<>();
        for (Expr arg : node.args()) {
          ShiftedArgument argument = ShiftedArgument.of(arg);
          arguments.add(argument);
          bases.add(number(argument.base()));
        }
        boolean tensor = !call.primitive().isElementwise() && call.totalOrder() > 0;
        Optional<BitSet> entries = tensor ? Optional.of(needed.of(node)) : Optional.empty();
        CallGroup.Key key = new CallGroup.Key(call.primitive(), call.attributes(), bases);
        CallGroup group = groups.get(key);
        if (group == null) {
          group = new CallGroup(node, rewrites);
          groups.put(key, group);
        }
        group.add(node, arguments, entries);
      }
    }
    Map<CallGroup.Key, CallGroup> planned = new LinkedHashMap<>();
    for (Map.Entry<CallGroup.Key, CallGroup> each : groups.entrySet()) {
      if (each.getValue().isPlanned()) {
        planned.put(each.getKey(), each.getValue());
      }
    }
    return planned;
  }

  private Optional<Integer> number(Optional<Expr> base) {
    return base.isPresent()
        ? Optional.of(normalizer.number(normalizer.leaf(base.get())))
        : Optional.empty();
  }

  private static boolean hasCalls(List<Expr> nodes) {
    for (Expr node : nodes) {
      if (node.op() instanceof Op.Call) {
        return true;
      }
    }
    return false;
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
      if (rewrites.fold() && call.primitive().declaration(i).knownPeriod().isPresent()) {
        return true;
      }
    }
    return false;
  }
}
