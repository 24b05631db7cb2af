package dev.fluxion.dsl.engine.differentiate.sparse;

import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which variables each element of each node of a graph depends on, differentiably: found from the
 * structure, so it may be too much and is never too little.
 *
 * <p>A constant 0 annihilates what it is multiplied with, a constant mask chooses. Comparisons are
 * piecewise constant. Every output of an array primitive depends on everything that it is given.
 */
final class Dependence {
  private final Supports supports;
  private final ContractSupports contractions;
  private final Map<Expr, Support[]> elements = new IdentityHashMap<>();

  /**
   * Analyses a graph.
   *
   * @param output what is asked for
   * @param inputs whose elements, one after the other, are the variables
   * @param supports where supports are merged
   */
  Dependence(Expr output, List<Expr> inputs, Supports supports) {
    this.supports = supports;
    this.contractions = new ContractSupports(supports);
    int variable = 0;
    for (Expr input : inputs) {
      Support[] own = new Support[input.shape().size()];
      for (int k = 0; k < own.length; k++) {
        own[k] = Support.of(variable++);
      }
      elements.put(input, own);
    }
    for (Expr node : Topology.order(List.of(output))) {
      if (!elements.containsKey(node)) {
        elements.put(node, elements(node));
      }
    }
  }

  /** Returns the support of each element of a node, row-major. */
  Support[] of(Expr node) {
    return Objects.requireNonNull(elements.get(node));
  }

  private Support[] elements(Expr node) {
    Op op = node.op();
    List<Support[]> args = node.args().stream().map(this::of).toList();
    if (op instanceof Op.Linear || op instanceof Op.Product) {
      return elementwise(node, args);
    } else if (op instanceof Op.Power power) {
      return power.exponent() == 0 ? none(node) : args.get(0);
    } else if (op instanceof Op.Gather gather) {
      return gathered(gather.map(), args.get(0));
    } else if (op instanceof Op.Scatter scatter) {
      return scattered(scatter.map(), args.get(0));
    } else if (op instanceof Op.Concat) {
      return joined(args);
    } else if (op instanceof Op.Contract contract) {
      return contractions.of(contract, node, args.get(0), args.get(1));
    } else if (op instanceof Op.Where) {
      return chosen(node, args);
    } else if (op instanceof Op.Call call) {
      return call.primitive().isElementwise() ? elementwise(node, args) : uniform(node, all(args));
    }
    return none(node);
  }

  private static Support[] none(Expr node) {
    return uniform(node, Support.EMPTY);
  }

  private static Support[] uniform(Expr node, Support support) {
    Support[] result = new Support[node.shape().size()];
    Arrays.fill(result, support);
    return result;
  }

  /** Returns the support of everything that a call is given. */
  Support all(List<Support[]> args) {
    return supports.union(args.stream().flatMap(Arrays::stream));
  }

  private Support[] elementwise(Expr node, List<Support[]> args) {
    ZeroFactors factors = ZeroFactors.of(node);
    List<Support[]> varying = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      if (!(node.args().get(i).op() instanceof Op.Constant) && !isConstantIn(node, i)) {
        varying.add(args.get(i));
      }
    }
    if (varying.size() == 1 && factors.isEmpty()) {
      return varying.get(0);
    }
    Support[] result = none(node);
    for (int k = 0; k < result.length; k++) {
      if (!factors.annihilate(k)) {
        result[k] = at(varying, k);
      }
    }
    return result;
  }

  private Support at(List<Support[]> args, int element) {
    if (args.size() == 2) {
      return supports.union(args.get(0)[element], args.get(1)[element]);
    }
    return supports.union(args.stream().map(arg -> arg[element]));
  }

  /** Returns whether the derivative of an elementwise node in an argument is known to be 0. */
  private static boolean isConstantIn(Expr node, int argument) {
    if (node.op() instanceof Op.Linear linear) {
      return linear.coefficient(argument) == 0;
    }
    return node.op() instanceof Op.Call call
        && call.primitive().rules(argument).stream()
            .anyMatch(
                rule -> rule instanceof Rule.Absent absent && absent.absence() == Absence.ZERO);
  }

  private static Support[] gathered(IndexMap map, Support[] source) {
    if (map.isIdentity()) {
      return source;
    }
    Support[] result = new Support[map.target().size()];
    Arrays.setAll(result, k -> source[map.at(k)]);
    return result;
  }

  private Support[] scattered(IndexMap map, Support[] parts) {
    return new Groups(map).unions(supports, parts);
  }

  private static Support[] joined(List<Support[]> args) {
    return args.stream().flatMap(Arrays::stream).toArray(Support[]::new);
  }

  private Support[] chosen(Expr node, List<Support[]> args) {
    Support[] result = new Support[node.shape().size()];
    for (int k = 0; k < result.length; k++) {
      Support yes = args.get(1)[k];
      Support no = args.get(2)[k];
      result[k] =
          node.args().get(0).op() instanceof Op.Constant mask
              ? (mask.value(k) != 0 ? yes : no)
              : supports.union(yes, no);
    }
    return result;
  }
}
