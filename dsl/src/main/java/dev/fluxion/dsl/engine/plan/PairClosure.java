package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.plan.points.Orders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The second derivatives along single axes that make the rule of the line possible for mixed second
 * derivatives: with them a pair of axes costs three points rather than four, so that from four axes
 * on it pays to have them even if nobody asked for them.
 */
final class PairClosure {
  private PairClosure() {}

  /** Returns what is to be added to derivatives that are asked for; often nothing. */
  static List<Orders> of(Collection<Orders> asked) {
    Set<Integer> paired = new TreeSet<>();
    int pairs = 0;
    for (Orders orders : asked) {
      if (orders.total() == 2 && orders.size() == 2) {
        paired.add(orders.axis(0));
        paired.add(orders.axis(1));
        pairs++;
      }
    }
    List<Orders> missing = new ArrayList<>();
    for (int axis : paired) {
      Orders second = Orders.of(axis, axis);
      if (!asked.contains(second)) {
        missing.add(second);
      }
    }
    return missing.size() + 1 < pairs ? missing : List.of();
  }
}
