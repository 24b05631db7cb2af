package dev.fluxion.dsl.engine.define;

import dev.fluxion.spi.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Walks expressions without recursion, so that a chain of any length fits the stack. */
public final class Topology {
  private Topology() {}

  /** Returns all nodes below the roots, each once and after its arguments. */
  public static List<Expr> order(Collection<Expr> roots) {
    return order(roots, Set.of());
  }

  /**
   * Returns the nodes below the roots that are not known yet, each once and after its arguments.
   *
   * @param roots where to start
   * @param known an identity set; these nodes are passed over, and what is only below them
   */
  public static List<Expr> order(Collection<Expr> roots, Set<Expr> known) {
    List<Expr> result = new ArrayList<>();
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Visit> stack = new ArrayDeque<>();
    Set<Expr> passed = known.isEmpty() ? Set.of() : known;
    for (Expr root : roots) {
      if (!passed.contains(root) && seen.add(root)) {
        stack.push(new Visit(root));
      }
      while (!stack.isEmpty()) {
        Visit visit = stack.peek();
        if (visit.next < visit.node.args().size()) {
          Expr arg = visit.node.args().get(visit.next++);
          if (!passed.contains(arg) && seen.add(arg)) {
            if (arg.args().isEmpty()) {
              result.add(arg);
            } else {
              stack.push(new Visit(arg));
            }
          }
        } else {
          result.add(visit.node);
          stack.pop();
        }
      }
    }
    return result;
  }

  private static final class Visit {
    final Expr node;
    int next;

    Visit(Expr node) {
      this.node = node;
    }
  }
}
