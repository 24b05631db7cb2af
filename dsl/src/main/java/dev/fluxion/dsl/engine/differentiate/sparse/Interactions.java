package dev.fluxion.dsl.engine.differentiate.sparse;

import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.dsl.engine.differentiate.Context;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which pairs of variables a scalar depends on jointly or in a curved way: the places of its
 * Hessian that may differ from zero.
 *
 * <p>Sums and choices of elements add nothing; a product, a power or a call adds the pairs of the
 * variables that its arguments depend on (the non-linear interaction domains of A. Walther,
 * Computing sparse Hessians with automatic differentiation, ACM TOMS 34, 2008, of the whole graph
 * at once). The pairs are kept as pairs of sets until the end.
 */
final class Interactions {
  private final Context context;
  private final Dependence dependence;
  private final Supports supports;
  private final ContractSupports contractions;
  private final PairSets pairs;

  private Interactions(Context context, Dependence dependence, Supports supports, int variables) {
    this.context = context;
    this.dependence = dependence;
    this.supports = supports;
    this.contractions = new ContractSupports(supports);
    this.pairs = new PairSets(variables);
  }

  /**
   * Returns the pattern of a Hessian.
   *
   * @param output a scalar
   * @param inputs whose elements, one after the other, are the variables
   * @param context who asks
   */
  static Pattern of(Expr output, List<Expr> inputs, Context context) {
    int variables = inputs.stream().mapToInt(input -> input.shape().size()).sum();
    Supports supports = new Supports(variables);
    Dependence dependence = new Dependence(output, inputs, supports);
    Interactions found = new Interactions(context, dependence, supports, variables);
    LiveElements live = new LiveElements(output);
    for (Expr node : Topology.order(List.of(output))) {
      found.collect(node, live.of(node));
    }
    return found.pairs.pattern(context);
  }

  private void collect(Expr node, BitSet live) {
    Op op = node.op();
    if (live.isEmpty()) {
      return;
    } else if (op instanceof Op.Product) {
      product(node, live);
    } else if (op instanceof Op.Power power) {
      if (power.exponent() != 0 && power.exponent() != 1) {
        curved(node, live);
      }
    } else if (op instanceof Op.Contract contract) {
      contract(node, contract);
    } else if (op instanceof Op.Call call) {
      if (call.primitive().isElementwise()) {
        curved(node, live);
      } else {
        array(node, call);
      }
    }
  }

  private void curved(Expr node, BitSet live) {
    Support[] elements = dependence.of(node);
    live.stream().forEach(k -> pair(elements[k], elements[k]));
  }

  private void product(Expr node, BitSet live) {
    ZeroFactors factors = ZeroFactors.of(node);
    List<Support[]> args = node.args().stream().map(dependence::of).toList();
    live.stream()
        .filter(k -> !factors.annihilate(k))
        .forEach(
            k -> {
              Support before = args.get(0)[k];
              for (int i = 1; i < args.size(); i++) {
                pair(before, args.get(i)[k]);
                before = supports.union(before, args.get(i)[k]);
              }
            });
  }

  /** Elements are multiplied with those that agree in the letters that both have. */
  private void contract(Expr node, Op.Contract op) {
    Expr left = node.args().get(0);
    Expr right = node.args().get(1);
    StringBuilder shared = new StringBuilder();
    op.left().chars().filter(c -> op.right().indexOf(c) >= 0).forEach(c -> shared.append((char) c));
    String kept = shared.toString();
    Support[] a = contractions.merged(op.left(), left.shape(), dependence.of(left), kept);
    Support[] b = contractions.merged(op.right(), right.shape(), dependence.of(right), kept);
    for (int group = 0; group < a.length; group++) {
      pair(a[group], b[group]);
    }
  }

  private void array(Expr node, Op.Call call) {
    List<Support[]> args = node.args().stream().map(dependence::of).toList();
    DeclaredInteractions declared = new DeclaredInteractions(call, node.args());
    if (!declared.areKnown()) {
      Support all = dependence.all(args);
      pair(all, all);
      return;
    }
    List<Support> elements = new ArrayList<>();
    args.forEach(arg -> elements.addAll(List.of(arg)));
    for (int i = 0; i < elements.size(); i++) {
      for (int j = i; j < elements.size(); j++) {
        boolean vary = elements.get(i) != Support.EMPTY && elements.get(j) != Support.EMPTY;
        if (vary && declared.interact(i, j)) {
          pair(elements.get(i), elements.get(j));
        }
      }
    }
  }

  private void pair(Support a, Support b) {
    if (a != Support.EMPTY && b != Support.EMPTY) {
      pairs.add(supports.members(a), supports.members(b), context);
    }
  }
}
