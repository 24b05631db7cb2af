package dev.fluxion.dsl.engine.differentiate.sparse;

import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The supports of contractions.
 *
 * <p>An element of {@code Σ a b} depends on the elements of each argument that agree with it in
 * their letters, so the arguments are merged one by one and the products are never enumerated;
 * except where an argument is constant, since its zeros count.
 */
final class ContractSupports {
  /** What enumerating takes a second or so. */
  private static final long LARGEST = 50_000_000;

  private final Supports supports;

  ContractSupports(Supports supports) {
    this.supports = supports;
  }

  /**
   * Returns the support of each element of a contraction.
   *
   * @param op the contraction
   * @param node its node
   * @param left the supports of its first argument
   * @param right the supports of its second argument
   */
  Support[] of(Op.Contract op, Expr node, Support[] left, Support[] right) {
    Expr a = node.args().get(0);
    Expr b = node.args().get(1);
    ContractLoops loops = new ContractLoops(op, a.shape(), b.shape());
    if (loops.products() <= LARGEST) {
      if (a.op() instanceof Op.Constant constant && !constant.isUniform()) {
        return sparse(loops, (l, r) -> constant.value(l) == 0 ? Support.EMPTY : right[r]);
      } else if (b.op() instanceof Op.Constant constant && !constant.isUniform()) {
        return sparse(loops, (l, r) -> constant.value(r) == 0 ? Support.EMPTY : left[l]);
      }
    }
    Support[] ofLeft = spread(op.left(), a.shape(), left, op.result(), node.shape());
    Support[] ofRight = spread(op.right(), b.shape(), right, op.result(), node.shape());
    Support[] result = new Support[ofLeft.length];
    Arrays.setAll(result, k -> supports.union(ofLeft[k], ofRight[k]));
    return result;
  }

  /** Gives the support of a product of two elements. */
  private interface Product {
    Support of(int left, int right);
  }

  private Support[] sparse(ContractLoops loops, Product product) {
    List<List<Support>> parts = new ArrayList<>();
    for (int k = 0; k < loops.resultSize(); k++) {
      parts.add(new ArrayList<>(2));
    }
    loops.forEach(
        (result, left, right) -> {
          Support support = product.of(left, right);
          if (support != Support.EMPTY) {
            parts.get(result).add(support);
          }
        });
    return parts.stream().map(each -> supports.union(each.stream())).toArray(Support[]::new);
  }

  /**
   * Returns the supports of one argument merged over the letters that are not kept.
   *
   * @param letters those of its axes
   * @param shape its shape
   * @param elements its supports
   * @param kept letters; of those that the argument lacks, nothing is expected
   * @return one for each element of an array with the kept axes, in the order in which they are
   *     named
   */
  Support[] merged(String letters, Shape shape, Support[] elements, String kept) {
    int[] strides = new int[shape.rank()];
    int size = 1;
    for (int k = kept.length() - 1; k >= 0; k--) {
      int axis = letters.indexOf(kept.charAt(k));
      if (axis >= 0) {
        strides[axis] = size;
        size *= shape.extent(axis);
      }
    }
    return new Groups(size, places(shape, strides)).unions(supports, elements);
  }

  /** Returns the merged supports repeated over the letters of the result that they lack. */
  private Support[] spread(
      String letters, Shape shape, Support[] elements, String result, Shape target) {
    Support[] merged = merged(letters, shape, elements, result);
    int[] strides = new int[target.rank()];
    int size = 1;
    for (int axis = target.rank() - 1; axis >= 0; axis--) {
      if (letters.indexOf(result.charAt(axis)) >= 0) {
        strides[axis] = size;
        size *= target.extent(axis);
      }
    }
    return Arrays.stream(places(target, strides))
        .mapToObj(place -> merged[place])
        .toArray(Support[]::new);
  }

  /** Returns where each element of a shape is found by other strides. */
  private static int[] places(Shape shape, int[] strides) {
    int[] natural = shape.strides();
    int[] places = new int[shape.size()];
    for (int k = 0; k < places.length; k++) {
      for (int axis = 0; axis < natural.length; axis++) {
        places[k] += k / natural[axis] % shape.extent(axis) * strides[axis];
      }
    }
    return places;
  }
}
