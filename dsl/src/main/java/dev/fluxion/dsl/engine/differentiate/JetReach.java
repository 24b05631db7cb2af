package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Rule;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds out whether all orders up to one follow from series. Elsewhere forward mode is taken, one
 * order after the other, and says what is missing.
 */
final class JetReach {
  private final OrderCapability capability = new OrderCapability();
  private final int order;

  JetReach(int order) {
    this.order = order;
  }

  boolean includes(Expr output, Expr input) {
    if (order > Binomials.LARGEST_ORDER) {
      return false;
    }
    Set<Expr> varying = Collections.newSetFromMap(new IdentityHashMap<>());
    varying.add(input);
    for (Expr node : Topology.order(List.of(output))) {
      for (int i = 0; i < node.args().size(); i++) {
        if (varying.contains(node.args().get(i)) && !(node.op() instanceof Op.Compare)) {
          varying.add(node);
          if (node.op() instanceof Op.Call call && !reaches(call, i, node.args())) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean reaches(Op.Call call, int argument, List<Expr> args) {
    if (!call.primitive().isElementwise()) {
      return false;
    }
    for (Rule rule : call.primitive().rules(argument)) {
      if (rule instanceof Rule.Absent absent && absent.absence() != Absence.ZERO) {
        return false;
      }
    }
    int reached = capability.of(call, argument, args);
    return reached == OrderCapability.ANY || call.order(argument) + order <= reached;
  }
}
