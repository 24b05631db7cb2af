package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.dsl.engine.differentiate.Jets.Dependence;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The derivatives of any order of the operations of the grammar, from those of their arguments. */
final class JetRules {
  private final Jets jets;
  private final JetCalls calls;
  private final JetPowers powers;
  private final Map<Expr, Expr> pairs = new IdentityHashMap<>();

  JetRules(Jets jets, CallRules calls) {
    this.jets = jets;
    this.calls = new JetCalls(jets, calls);
    this.powers = new JetPowers(jets, this);
  }

  /**
   * Returns a derivative of a node that varies, unless it is zero.
   *
   * @param node the node
   * @param order 1 or more
   */
  Optional<Expr> derivative(Expr node, int order) {
    Op op = node.op();
    if (op instanceof Op.Linear linear) {
      return linear(node, linear, order);
    } else if (op instanceof Op.Product) {
      return product(node, order);
    } else if (op instanceof Op.Power power) {
      return powers.derivative(node, power.exponent(), order);
    } else if (op instanceof Op.Gather gather) {
      return jets.at(node.args().get(0), order).map(arg -> gathered(gather.map(), arg));
    } else if (op instanceof Op.Scatter) {
      return jets.at(node.args().get(0), order).map(arg -> Expr.of(op, arg));
    } else if (op instanceof Op.Concat) {
      return Optional.of(Expr.of(op, filled(node.args(), order)));
    } else if (op instanceof Op.Contract) {
      return contract(node, order);
    } else if (op instanceof Op.Where) {
      return where(node, order);
    } else if (op instanceof Op.Call) {
      return calls.derivative(node, order);
    }
    return Optional.empty();
  }

  private Optional<Expr> linear(Expr node, Op.Linear linear, int order) {
    JetTerms sum = new JetTerms(node.shape());
    for (int i = 0; i < node.args().size(); i++) {
      double coefficient = linear.coefficient(i);
      jets.at(node.args().get(i), order).ifPresent(term -> sum.add(coefficient, term));
    }
    return sum.build();
  }

  private Optional<Expr> product(Expr node, int order) {
    Expr pair = pairs.computeIfAbsent(node, this::paired);
    return pair.op() instanceof Op.Product
        ? convolution(node.shape(), pair.args().get(0), pair.args().get(1), order)
        : jets.at(pair, order);
  }

  /**
   * Returns a product as one of two factors: what does not vary first, then one after the other.
   */
  private Expr paired(Expr node) {
    List<Expr> fixed = new ArrayList<>();
    List<Expr> varying = new ArrayList<>();
    node.args().forEach(arg -> (jets.varies(arg) ? varying : fixed).add(arg));
    Expr result = varying.get(0);
    for (Expr factor : varying.subList(1, varying.size())) {
      result = jets.node(new Op.Product(), List.of(result, factor));
    }
    if (fixed.isEmpty()) {
      return result;
    }
    Expr constant = fixed.size() == 1 ? fixed.get(0) : jets.node(new Op.Product(), fixed);
    return jets.node(new Op.Product(), List.of(constant, result));
  }

  /** Returns a derivative of a product of two nodes by the rule of Leibniz. */
  Optional<Expr> convolution(Shape shape, Expr left, Expr right, int order) {
    JetTerms sum = new JetTerms(shape);
    for (int j = 0; j <= order; j++) {
      double ways = jets.choose(order, j);
      if (left != right) {
        sum.add(ways, jets.at(left, j), jets.at(right, order - j));
      } else if (2 * j <= order) {
        sum.add(2 * j == order ? ways : 2 * ways, jets.at(left, j), jets.at(left, order - j));
      }
    }
    return sum.build();
  }

  private Optional<Expr> contract(Expr node, int order) {
    JetTerms sum = new JetTerms(node.shape());
    for (int j = 0; j <= order; j++) {
      Optional<Expr> left = jets.at(node.args().get(0), j);
      Optional<Expr> right = jets.at(node.args().get(1), order - j);
      if (left.isPresent() && right.isPresent()) {
        sum.add(jets.choose(order, j), Expr.of(node.op(), left.get(), right.get()));
      }
    }
    return sum.build();
  }

  private Optional<Expr> where(Expr node, int order) {
    List<Expr> branches = node.args().subList(1, 3);
    return branches.stream().allMatch(branch -> jets.at(branch, order).isEmpty())
        ? Optional.empty()
        : Optional.of(
            Expr.where(node.args().get(0), branch(node, 1, order), branch(node, 2, order)));
  }

  private Expr branch(Expr node, int position, int order) {
    return filled(node.args().subList(position, position + 1), order).get(0);
  }

  private List<Expr> filled(List<Expr> args, int order) {
    List<Expr> result = new ArrayList<>(args.size());
    for (Expr arg : args) {
      result.add(jets.at(arg, order).orElseGet(() -> Expr.constant(arg.shape(), 0)));
    }
    return result;
  }

  /** Elements of a constant are constants: the direction is one, mostly of zeros. */
  private static Expr gathered(IndexMap map, Expr arg) {
    if (!(arg.op() instanceof Op.Constant constant)) {
      return Expr.of(new Op.Gather(map), arg);
    }
    double[] values = new double[map.target().size()];
    boolean uniform = true;
    for (int k = 0; k < values.length; k++) {
      values[k] = constant.value(map.at(k));
      uniform &= values[k] == values[0];
    }
    return uniform && values.length > 0
        ? Expr.constant(map.target(), values[0])
        : Expr.constant(map.target(), values);
  }

  /** Returns whether a node is an affine function of the variable. */
  static boolean isAffine(Jets jets, Expr node) {
    return jets.dependence(node) != Dependence.ANY;
  }
}
