package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Affine;
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

/**
 * Finds the parameters of a circuit in its angles: the numbers that these are affine forms of.
 *
 * <p>Expressions of equal structure are one parameter, wherever they were written down.
 */
final class Symbols {
  private final Map<Node, Integer> numbers = new HashMap<>();
  private final Map<Expr, Integer> known = new IdentityHashMap<>();
  private final Map<Element, Integer> parameters = new HashMap<>();
  private final List<Expr> symbols = new ArrayList<>();

  /** An operation on expressions that have numbers: equal nodes have equal structure. */
  private record Node(Op op, List<Integer> args) {}

  private record Element(int expression, int element) {}

  /** Returns the parameters that were found, in the order in which they were. */
  List<Expr> symbols() {
    return List.copyOf(symbols);
  }

  /** Returns an angle, a number, as an affine form. */
  Affine affine(Expr angle) {
    return affine(angle, 0);
  }

  private Affine affine(Expr expr, int element) {
    if (expr.op() instanceof Op.Constant constant) {
      return Affine.constant(constant.value(element));
    } else if (expr.op() instanceof Op.Offset offset) {
      return Affine.constant(offset.angle().value());
    } else if (expr.op() instanceof Op.Linear linear) {
      Affine sum = Affine.constant(0);
      for (int k = 0; k < expr.args().size(); k++) {
        sum = sum.plus(linear.coefficient(k), affine(expr.args().get(k), element));
      }
      return sum;
    } else if (expr.op() instanceof Op.Gather gather) {
      return affine(expr.args().get(0), gather.map().at(element));
    } else if (expr.op() instanceof Op.Concat) {
      int rest = element;
      for (Expr part : expr.args()) {
        if (rest < part.shape().size()) {
          return affine(part, rest);
        }
        rest -= part.shape().size();
      }
    } else if (expr.op() instanceof Op.Product) {
      return product(expr, element);
    } else if (expr.op() instanceof Op.Power power && isConstant(expr)) {
      double base = affine(expr.args().get(0), element).offset();
      return Affine.constant(power.exponent() == -1 ? 1 / base : Math.pow(base, power.exponent()));
    }
    return parameter(expr, element);
  }

  /** A product is affine if all factors but one are constant. */
  private Affine product(Expr expr, int element) {
    double factor = 1;
    List<Expr> varying = new ArrayList<>();
    for (Expr arg : expr.args()) {
      if (isConstant(arg)) {
        factor *= affine(arg, element).offset();
      } else {
        varying.add(arg);
      }
    }
    if (varying.size() > 1) {
      return parameter(expr, element);
    }
    Affine one = varying.isEmpty() ? Affine.constant(1) : affine(varying.get(0), element);
    return Affine.constant(0).plus(factor, one);
  }

  /** Returns whether an expression is a constant, as far as constants are affine forms. */
  private static boolean isConstant(Expr expr) {
    boolean isLeaf = expr.op() instanceof Op.Constant || expr.op() instanceof Op.Offset;
    boolean isKnown =
        expr.op() instanceof Op.Gather
            || expr.op() instanceof Op.Linear
            || expr.op() instanceof Op.Product
            || expr.op() instanceof Op.Power;
    return isLeaf || (isKnown && expr.args().stream().allMatch(Symbols::isConstant));
  }

  private Affine parameter(Expr expr, int element) {
    Element key = new Element(number(expr), element);
    Integer parameter = parameters.get(key);
    if (parameter == null) {
      parameter = symbols.size();
      parameters.put(key, parameter);
      symbols.add(expr.shape().isScalar() ? expr : expr.flatten().get(element));
    }
    return Affine.parameter(parameter);
  }

  private int number(Expr root) {
    Deque<Expr> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Expr node = open.peek();
      List<Expr> missing = node.args().stream().filter(arg -> !known.containsKey(arg)).toList();
      if (missing.isEmpty()) {
        List<Integer> args = node.args().stream().map(known::get).toList();
        known.put(
            open.pop(), numbers.computeIfAbsent(new Node(node.op(), args), n -> numbers.size()));
      } else {
        missing.forEach(open::push);
      }
    }
    return Objects.requireNonNull(known.get(root));
  }
}
