package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which elements of the derivatives of array primitives a graph uses, so that a single mixed
 * partial does not cost a whole Hessian.
 */
final class NeededEntries {
  private final Map<Expr, BitSet> needed = new IdentityHashMap<>();

  /**
   * Finds them.
   *
   * @param order all nodes of the graph, each after its arguments
   * @param outputs its outputs
   */
  NeededEntries(List<Expr> order, List<Expr> outputs) {
    for (Expr node : order) {
      if (isTensor(node)) {
        needed.put(node, new BitSet(node.shape().size()));
      }
      for (int i = 0; !needed.isEmpty() && i < node.args().size(); i++) {
        BitSet elements = needed.get(node.args().get(i));
        if (elements != null) {
          mark(elements, node, i);
        }
      }
    }
    for (Expr output : outputs) {
      if (needed.containsKey(output)) {
        of(output).set(0, output.shape().size());
      }
    }
  }

  private static boolean isTensor(Expr node) {
    return node.op() instanceof Op.Call call
        && !call.primitive().isElementwise()
        && call.totalOrder() > 0;
  }

  /** Returns the elements that are used of a derivative of an array primitive. */
  BitSet of(Expr tensor) {
    return Objects.requireNonNull(needed.get(tensor));
  }

  private static void mark(BitSet elements, Expr user, int position) {
    if (user.op() instanceof Op.Gather gather) {
      IndexMap map = gather.map();
      for (int k = 0; k < map.target().size(); k++) {
        elements.set(map.at(k));
      }
      return;
    }
    if (user.op() instanceof Op.Contract op
        && user.args().get(1 - position).op() instanceof Op.Constant factor) {
      ContractLoops loops =
          new ContractLoops(op, user.args().get(0).shape(), user.args().get(1).shape());
      loops.forEach(
          (result, left, right) -> {
            if (factor.value(position == 0 ? right : left) != 0) {
              elements.set(position == 0 ? left : right);
            }
          });
      return;
    }
    elements.set(0, user.args().get(position).shape().size());
  }
}
