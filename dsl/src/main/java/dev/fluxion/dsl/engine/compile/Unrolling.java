package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.normalize.Normalizer;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a graph of arrays out as numbers, and those in normal form: what the elements of an array
 * have in common with each other, and with those of a slice of it, is seen only then.
 *
 * <p>Calls of array primitives stay what they are, between numbers that are joined for them and
 * numbers that are taken out of their results.
 */
final class Unrolling {
  /** The most elements, and products of a contraction, for which this is done. */
  static final int LIMIT = 4_000;

  private final Map<Expr, Expr[]> elements = new IdentityHashMap<>();
  private final Map<Expr, Expr> wholes = new IdentityHashMap<>();

  private Unrolling() {}

  /** Returns whether there is arithmetic on arrays, and none that is too much to write out. */
  static boolean pays(List<Expr> order) {
    boolean pays = false;
    for (Expr node : order) {
      if (node.op() instanceof Op.Contract contract && loops(contract, node).products() > LIMIT) {
        return false;
      }
      pays = pays || isArithmetic(node);
    }
    return pays;
  }

  private static ContractLoops loops(Op.Contract op, Expr node) {
    return new ContractLoops(op, node.args().get(0).shape(), node.args().get(1).shape());
  }

  private static boolean isArithmetic(Expr node) {
    Op op = node.op();
    if (op instanceof Op.Gather || op instanceof Op.Concat) {
      return false;
    }
    for (Expr arg : node.args()) {
      if (arg.shape().size() > 1) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns a graph with the same meaning on numbers.
   *
   * @param graph the graph
   * @param order its nodes, each after its arguments
   */
  static Graph of(Graph graph, List<Expr> order) {
    Unrolling unrolling = new Unrolling();
    for (Expr input : graph.inputs()) {
      unrolling.whole(input, input);
    }
    for (Expr node : order) {
      if (!unrolling.elements.containsKey(node)) {
        unrolling.add(node);
      }
    }
    List<Expr> outputs = new ArrayList<>();
    for (Expr output : graph.outputs()) {
      outputs.add(unrolling.whole(output));
    }
    return CommonFactors.takeOut(Normalizer.simplify(graph.withOutputs(outputs)));
  }

  private Expr[] elements(Expr node) {
    return Objects.requireNonNull(elements.get(node));
  }

  /** Notes what stands for a node, from which its elements are taken. */
  private void whole(Expr node, Expr whole) {
    wholes.put(node, whole);
    Shape shape = node.shape();
    Expr[] all = new Expr[shape.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] =
          shape.isScalar()
              ? whole
              : Expr.of(new Op.Gather(IndexMap.affine(shape, Shape.scalar(), i)), List.of(whole));
    }
    elements.put(node, all);
  }

  private void add(Expr node) {
    Op op = node.op();
    Expr[] all = new Expr[node.shape().size()];
    if (op instanceof Op.Constant constant) {
      for (int i = 0; i < all.length; i++) {
        all[i] = Expr.constant(constant.value(i));
      }
    } else if (op instanceof Op.Offset offset) {
      Arrays.fill(all, Expr.of(new Op.Offset(Shape.scalar(), offset.angle()), List.of()));
    } else if (op instanceof Op.Gather gather) {
      Expr[] source = elements(node.args().get(0));
      int[] table = gather.map().toTable();
      for (int i = 0; i < all.length; i++) {
        all[i] = source[table[i]];
      }
    } else if (op instanceof Op.Scatter scatter) {
      scatter(scatter.map(), elements(node.args().get(0)), all);
    } else if (op instanceof Op.Concat) {
      int next = 0;
      for (Expr arg : node.args()) {
        Expr[] part = elements(arg);
        System.arraycopy(part, 0, all, next, part.length);
        next += part.length;
      }
    } else if (op instanceof Op.Contract contract) {
      contract(contract, node, all);
    } else if (op instanceof Op.Call call && !call.primitive().isElementwise()) {
      List<Expr> args = new ArrayList<>();
      for (Expr arg : node.args()) {
        args.add(whole(arg));
      }
      whole(node, Expr.of(op, args));
      return;
    } else {
      elementwise(node, all);
    }
    elements.put(node, all);
  }

  private void elementwise(Expr node, Expr[] all) {
    for (int i = 0; i < all.length; i++) {
      List<Expr> args = new ArrayList<>(node.args().size());
      for (Expr arg : node.args()) {
        args.add(elements(arg)[i]);
      }
      all[i] = Expr.of(node.op(), args);
    }
  }

  private static void scatter(IndexMap map, Expr[] source, Expr[] all) {
    List<List<Expr>> terms = noTerms(all.length);
    int[] table = map.toTable();
    for (int i = 0; i < table.length; i++) {
      terms.get(table[i]).add(source[i]);
    }
    sums(terms, all);
  }

  private void contract(Op.Contract op, Expr node, Expr[] all) {
    Expr[] left = elements(node.args().get(0));
    Expr[] right = elements(node.args().get(1));
    List<List<Expr>> terms = noTerms(all.length);
    loops(op, node)
        .forEach(
            (result, i, j) ->
                terms.get(result).add(Expr.of(new Op.Product(), List.of(left[i], right[j]))));
    sums(terms, all);
  }

  private static List<List<Expr>> noTerms(int size) {
    List<List<Expr>> terms = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      terms.add(new ArrayList<>(2));
    }
    return terms;
  }

  private static void sums(List<List<Expr>> terms, Expr[] all) {
    for (int i = 0; i < all.length; i++) {
      all[i] = sum(terms.get(i));
    }
  }

  private static Expr sum(List<Expr> terms) {
    if (terms.isEmpty()) {
      return Expr.constant(0);
    } else if (terms.size() == 1) {
      return terms.get(0);
    }
    double[] ones = new double[terms.size()];
    Arrays.fill(ones, 1);
    return Expr.of(new Op.Linear(ones), terms);
  }

  private Expr whole(Expr node) {
    Expr whole = wholes.get(node);
    if (whole == null) {
      whole = joined(node);
      wholes.put(node, whole);
    }
    return whole;
  }

  private Expr joined(Expr node) {
    Expr[] parts = elements(node);
    Shape shape = node.shape();
    if (shape.isScalar()) {
      return parts[0];
    } else if (parts.length == 0) {
      return Expr.constant(shape, 0);
    }
    return Expr.stack(parts).reshape(shape.extents());
  }
}
