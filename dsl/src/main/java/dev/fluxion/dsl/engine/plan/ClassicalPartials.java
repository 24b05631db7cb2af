package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.dsl.engine.differentiate.Context;
import dev.fluxion.dsl.engine.differentiate.Derivatives;
import dev.fluxion.dsl.engine.normalize.Normalizer;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The derivatives of kernels that are applied in process to values that a backend samples: with
 * them the errors of the values are followed to the results.
 */
final class ClassicalPartials {
  private ClassicalPartials() {}

  /**
   * Returns the derivative of each such call in each of its arguments, if its rules reach it.
   *
   * @param graph a planned graph
   * @param external which primitives a backend evaluates
   */
  static Map<Expr, List<Optional<Expr>>> of(
      Graph graph, Normalizer normalizer, Predicate<BoundPrimitive> external) {
    Set<Expr> depends = sampled(graph.outputs(), external);
    Map<Expr, List<Optional<Expr>>> partials = new IdentityHashMap<>();
    for (Expr node : Topology.order(graph.outputs())) {
      if (node.args().stream().anyMatch(depends::contains)) {
        boolean evaluated = !depends.add(node);
        if (!evaluated && node.op() instanceof Op.Call call && call.primitive().isElementwise()) {
          partials.put(node, partials(node, call, normalizer));
        }
      }
    }
    return partials;
  }

  /**
   * Returns the nodes that take evaluations of the backend which a plan does not make.
   *
   * @param roots what is looked at
   * @param planned the outputs of the plan
   * @param external which primitives a backend evaluates
   */
  static Set<Expr> costly(
      Collection<Expr> roots, Collection<Expr> planned, Predicate<BoundPrimitive> external) {
    Set<Expr> paid = sampled(planned, external);
    Set<Expr> costly = sampled(roots, external);
    costly.removeAll(paid);
    for (Expr node : Topology.order(roots)) {
      if (node.args().stream().anyMatch(costly::contains)) {
        costly.add(node);
      }
    }
    return costly;
  }

  /** Returns the nodes below some roots that a backend evaluates. */
  private static Set<Expr> sampled(Collection<Expr> roots, Predicate<BoundPrimitive> external) {
    Set<Expr> sampled = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr node : Topology.order(roots)) {
      if (node.op() instanceof Op.Call call && external.test(evaluated(call))) {
        sampled.add(node);
      }
    }
    return sampled;
  }

  private static BoundPrimitive evaluated(Op.Call call) {
    return StencilCall.of(call)
        .map(StencilCall::self)
        .orElseGet(() -> call.primitive().bind(call.attributes()));
  }

  private static List<Optional<Expr>> partials(Expr node, Op.Call call, Normalizer normalizer) {
    List<Optional<Expr>> partials = new ArrayList<>();
    for (int i = 0; i < node.args().size(); i++) {
      Context context = new Context(call.primitive().id(), 1);
      Optional<Expr> partial;
      try {
        partial = Optional.of(Derivatives.ofCall(node, i, context));
      } catch (FluxionException beyond) {
        partial = Optional.empty();
      }
      partials.add(partial.map(each -> normalizer.make(each.op(), each.args())));
    }
    return partials;
  }
}
