package dev.fluxion.dsl.engine.differentiate.sparse;

import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which elements of the nodes of a graph its output depends on differentiably. */
final class LiveElements {
  private final Map<Expr, BitSet> live = new IdentityHashMap<>();

  LiveElements(Expr output) {
    of(output).set(0, output.shape().size());
    List<Expr> order = Topology.order(List.of(output));
    for (int i = order.size() - 1; i >= 0; i--) {
      Expr node = order.get(i);
      if (!of(node).isEmpty()) {
        mark(node, of(node));
      }
    }
  }

  /** Returns the live elements of a node, row-major. */
  BitSet of(Expr node) {
    return live.computeIfAbsent(node, each -> new BitSet());
  }

  private void mark(Expr node, BitSet used) {
    Op op = node.op();
    List<Expr> args = node.args();
    if (op instanceof Op.Gather gather) {
      BitSet source = of(args.get(0));
      used.stream().forEach(k -> source.set(gather.map().at(k)));
    } else if (op instanceof Op.Scatter scatter) {
      scatter(scatter.map(), used, of(args.get(0)));
    } else if (op instanceof Op.Concat) {
      int position = 0;
      for (Expr arg : args) {
        int end = position + arg.shape().size();
        of(arg).or(used.get(position, end));
        position = end;
      }
    } else if (op instanceof Op.Where) {
      where(args, used);
    } else if (isArrayOperation(op)) {
      args.forEach(arg -> of(arg).set(0, arg.shape().size()));
    } else if (!(op instanceof Op.Compare)) {
      BitSet varying = op instanceof Op.Product ? varying(node, used) : used;
      args.forEach(arg -> of(arg).or(varying));
    }
  }

  private static boolean isArrayOperation(Op op) {
    return op instanceof Op.Contract
        || (op instanceof Op.Call call && !call.primitive().isElementwise());
  }

  private static void scatter(IndexMap map, BitSet used, BitSet parts) {
    for (int k = 0; k < map.target().size(); k++) {
      if (used.get(map.at(k))) {
        parts.set(k);
      }
    }
  }

  private void where(List<Expr> args, BitSet used) {
    if (args.get(0).op() instanceof Op.Constant mask) {
      used.stream().forEach(k -> of(args.get(mask.value(k) != 0 ? 1 : 2)).set(k));
    } else {
      of(args.get(1)).or(used);
      of(args.get(2)).or(used);
    }
  }

  private static BitSet varying(Expr product, BitSet used) {
    ZeroFactors factors = ZeroFactors.of(product);
    if (factors.isEmpty()) {
      return used;
    }
    BitSet result = (BitSet) used.clone();
    used.stream().filter(factors::annihilate).forEach(result::clear);
    return result;
  }
}
