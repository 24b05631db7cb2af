package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.dsl.engine.differentiate.Context;
import dev.fluxion.dsl.engine.differentiate.Derivatives;
import dev.fluxion.dsl.engine.differentiate.OrderCapability;
import dev.fluxion.dsl.engine.differentiate.Template;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Rule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies rules literally, term by term, as a framework does that merges nothing.
 *
 * <p>It is what merged derivatives are compared with, in results and in cost: the n-th derivative
 * of a rule with k terms has k^n calls. The number of nodes is limited.
 */
public final class NaiveExpansion {
  private static final int LIMIT = 1_000_000;

  private final OrderCapability capability = new OrderCapability();
  private int made;

  /** Returns the graph with every derivative of a call replaced by its rule. */
  public Graph expand(Graph graph) {
    Graph expanded = graph;
    while (hasDerivatives(expanded)) {
      expanded = expanded.withOutputs(rebuild(expanded.outputs()));
    }
    return expanded;
  }

  private boolean hasDerivatives(Graph graph) {
    return Topology.order(graph.outputs()).stream().anyMatch(this::isExpandable);
  }

  private boolean isExpandable(Expr node) {
    if (!(node.op() instanceof Op.Call call) || call.totalOrder() == 0) {
      return false;
    }
    return call.primitive().isElementwise()
        ? symbolicArgument(call) >= 0
        : capability.isReachedByRules(call, node.args());
  }

  private static int symbolicArgument(Op.Call call) {
    for (int i = 0; i < call.orders().size(); i++) {
      if (call.order(i) > 0
          && call.primitive().rules(i).stream()
              .anyMatch(
                  rule -> rule instanceof Rule.Symbolic || rule instanceof Rule.SymbolicOfOrder)) {
        return i;
      }
    }
    return -1;
  }

  private List<Expr> rebuild(List<Expr> roots) {
    Map<Expr, Expr> done = new IdentityHashMap<>();
    return Graph.rebuild(
        roots, done, (node, args) -> isExpandable(node) ? apply(node, args) : node.withArgs(args));
  }

  /** Applies the rule once; the remaining orders are derivatives of the calls in its result. */
  private Expr apply(Expr node, List<Expr> args) {
    Op.Call call = (Op.Call) node.op();
    if (!call.primitive().isElementwise()) {
      return tensor(call, args);
    }
    int argument = symbolicArgument(call);
    BoundPrimitive self = call.primitive().bind(call.attributes());
    Rule rule =
        call.primitive().rules(argument).stream()
            .filter(each -> each instanceof Rule.Symbolic || each instanceof Rule.SymbolicOfOrder)
            .findFirst()
            .orElseThrow();
    List<Integer> rest = new ArrayList<>(call.orders());
    Template template;
    if (rule instanceof Rule.SymbolicOfOrder ofOrder) {
      template = Template.of(self, ofOrder, call.order(argument));
      rest.set(argument, 0);
    } else {
      template = Template.of(self, (Rule.Symbolic) rule);
      rest.set(argument, rest.get(argument) - 1);
    }
    Expr body = template.body();
    Context context = new Context(self.toString(), call.totalOrder());
    for (int i = 0; i < rest.size(); i++) {
      for (int k = 0; k < rest.get(i); k++) {
        body = Derivatives.partial(body, template.placeholders().get(i), 0, context);
      }
    }
    count(call, body);
    return new Template(template.placeholders(), body).at(args);
  }

  private Expr tensor(Op.Call call, List<Expr> args) {
    List<Expr> placeholders = new ArrayList<>();
    Map<Expr, Expr> arguments = new IdentityHashMap<>();
    Object scope = new Object();
    for (Expr arg : args) {
      Expr placeholder = Expr.of(new Op.Input("x" + placeholders.size(), arg.shape(), scope));
      placeholders.add(placeholder);
      arguments.put(placeholder, arg);
    }
    Context context = new Context(call.primitive().id(), call.totalOrder());
    Expr body = Derivatives.tensor(call, placeholders, context);
    count(call, body);
    return Graph.substitute(List.of(body), arguments).get(0);
  }

  private void count(Op.Call call, Expr body) {
    made += Topology.order(List.of(body)).size();
    if (made > LIMIT) {
      throw new FluxionException(
          "FLX-320",
          "applying the rule of '"
              + call.primitive().bind(call.attributes())
              + "' term by term makes more than "
              + LIMIT
              + " nodes; merge its terms, as is done by default");
    }
  }
}
