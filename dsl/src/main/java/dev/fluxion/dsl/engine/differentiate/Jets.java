package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Interner;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The derivatives of all orders of a graph by one scalar variable: its Taylor series, each
 * coefficient times the factorial of its order, so that numbers in it stay whole.
 *
 * <p>Every derivative of every node is worked out once, from lower orders of the same node and from
 * derivatives of its arguments. An order of a node costs as many terms as it is high, where forward
 * mode done n times over multiplies the graph each time (Griewank and Walther, Evaluating
 * Derivatives, 2nd edition, chapter 13). Work is kept on a list, so that a chain of any length fits
 * the stack.
 */
final class Jets {

  /** How a node depends on the variable. */
  enum Dependence {
    /** Not at all. */
    NONE,
    /** Its derivatives of order 2 and more are zero. */
    AFFINE,
    /** In any way. */
    ANY
  }

  private record Wanted(Expr node, int order) {}

  private final Interner interner = new Interner();
  private final Binomials binomials = new Binomials();
  private final Map<Expr, Dependence> dependences = new IdentityHashMap<>();
  private final Map<Wanted, Optional<Expr>> known = new HashMap<>();
  private final Deque<Wanted> open = new ArrayDeque<>();
  private final List<Wanted> missing = new ArrayList<>();
  private final JetRules rules;
  private final Expr input;
  private final Expr direction;

  /**
   * Creates the derivatives along a line.
   *
   * @param input what moves
   * @param direction its derivative by the variable: a constant
   * @param context who asks
   */
  Jets(Expr input, Expr direction, Context context) {
    this.input = interner.intern(input);
    this.direction = direction;
    this.rules = new JetRules(this, new CallRules(context));
  }

  /** Returns the node of these series for an expression. */
  Expr root(Expr expr) {
    return root(expr, new IdentityHashMap<>());
  }

  /**
   * Returns the node of these series for an expression over nodes of theirs.
   *
   * @param expr the expression
   * @param given the nodes for some of its leaves; is added to
   */
  Expr root(Expr expr, Map<Expr, Expr> given) {
    return Graph.rebuild(List.of(expr), given, (node, args) -> node(node.op(), args)).get(0);
  }

  /** Returns the one node with the given operation on nodes of these series. */
  Expr node(Op op, List<Expr> args) {
    Expr node = interner.node(op, args);
    dependences.computeIfAbsent(node, this::dependenceOf);
    return node;
  }

  private Dependence dependenceOf(Expr node) {
    if (node == input) {
      return Dependence.AFFINE;
    }
    Op op = node.op();
    boolean linear = op instanceof Op.Linear || op instanceof Op.Gather || op instanceof Op.Scatter;
    Dependence result = Dependence.NONE;
    for (Expr arg : node.args()) {
      Dependence each = dependence(arg);
      if (each != Dependence.NONE) {
        boolean another = op instanceof Op.Product && result != Dependence.NONE;
        boolean affine = linear || op instanceof Op.Concat || op instanceof Op.Product;
        result =
            affine && !another && each == Dependence.AFFINE && result != Dependence.ANY
                ? Dependence.AFFINE
                : Dependence.ANY;
      }
    }
    return op instanceof Op.Compare ? Dependence.NONE : result;
  }

  /** Returns how a node depends on the variable. */
  Dependence dependence(Expr node) {
    return Objects.requireNonNull(dependences.get(node));
  }

  /** Returns whether a node depends on the variable. */
  boolean varies(Expr node) {
    return dependence(node) != Dependence.NONE;
  }

  /** Returns the number of ways to choose k of n. */
  double choose(int n, int k) {
    return binomials.of(n, k);
  }

  /**
   * Returns a derivative, unless it is zero.
   *
   * @param node a node of these series
   * @param order 0 or more
   */
  Optional<Expr> derivative(Expr node, int order) {
    open.push(new Wanted(node, order));
    while (!open.isEmpty()) {
      Wanted wanted = open.element();
      if (isKnown(wanted)) {
        open.pop();
        continue;
      }
      Optional<Expr> derivative = rules.derivative(wanted.node(), wanted.order());
      if (missing.isEmpty()) {
        known.put(wanted, derivative);
        open.pop();
      } else {
        missing.forEach(open::push);
        missing.clear();
      }
    }
    return at(node, order);
  }

  private boolean isKnown(Wanted wanted) {
    return wanted.order() == 0
        || wanted.node() == input
        || dependence(wanted.node()) == Dependence.NONE
        || (wanted.order() > 1 && dependence(wanted.node()) == Dependence.AFFINE)
        || known.containsKey(wanted);
  }

  /**
   * Returns a derivative for a rule, unless it is zero; if it is not known yet, what the rule
   * returns is dropped, and it is asked again.
   */
  Optional<Expr> at(Expr node, int order) {
    Wanted wanted = new Wanted(node, order);
    if (order == 0) {
      return Optional.of(node);
    } else if (node == input) {
      return order == 1 ? Optional.of(direction) : Optional.empty();
    } else if (!isKnown(wanted)) {
      missing.add(wanted);
      return Optional.empty();
    }
    return known.getOrDefault(wanted, Optional.empty());
  }
}
