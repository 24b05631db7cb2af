package dev.fluxion.dsl.engine.define;

import dev.fluxion.spi.Expr;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What a function is: expressions over inputs.
 *
 * @param inputs the inputs, in the order in which their values are given
 * @param outputs the expressions, which may share nodes
 */
public record Graph(List<Expr> inputs, List<Expr> outputs) {
  /** Copies the lists. */
  public Graph {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Returns the graph with other outputs. */
  public Graph withOutputs(List<Expr> changed) {
    return new Graph(inputs, changed);
  }

  /**
   * Returns expressions in which some nodes are replaced by others.
   *
   * @param roots the expressions
   * @param replacements what stands for what; not followed further
   */
  public static List<Expr> substitute(List<Expr> roots, Map<Expr, Expr> replacements) {
    return rebuild(roots, new IdentityHashMap<>(replacements), Expr::withArgs);
  }

  /**
   * Rebuilds expressions, arguments first, without recursion.
   *
   * @param roots the expressions
   * @param done the nodes that are rebuilt already; is added to
   * @param rebuild gets a node and its rebuilt arguments
   */
  public static List<Expr> rebuild(
      List<Expr> roots, Map<Expr, Expr> done, BiFunction<Expr, List<Expr>, Expr> rebuild) {
    for (Expr node : Topology.order(roots, done.keySet())) {
      List<Expr> args = new ArrayList<>(node.args().size());
      for (Expr arg : node.args()) {
        args.add(done.get(arg));
      }
      done.put(node, rebuild.apply(node, args));
    }
    List<Expr> rebuilt = new ArrayList<>(roots.size());
    for (Expr root : roots) {
      rebuilt.add(done.get(root));
    }
    return rebuilt;
  }
}
