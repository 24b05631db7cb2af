package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.Optional;

/**
 * A contraction with constants 0 and 1 that only chooses elements of the other argument: one with
 * the seeds of a Jacobian, or with the unit vector of a partial derivative.
 *
 * @param map where each element of the result comes from
 * @param source the argument that is chosen from
 */
record Selection(IndexMap map, Expr source) {
  private static final long LIMIT = 50_000_000;

  /** Returns the selection, if the contraction is one. */
  static Optional<Selection> of(Op.Contract op, Expr left, Expr right, Shape result) {
    ContractLoops loops = new ContractLoops(op, left.shape(), right.shape());
    if (loops.products() > LIMIT || result.size() == 0) {
      return Optional.empty();
    } else if (isUnits(left)) {
      Op.Constant units = (Op.Constant) left.op();
      int[] table = unset(result);
      loops.forEach((r, l, k) -> table[r] = next(table[r], units.value(l), k));
      return selection(table, right, result);
    } else if (isUnits(right)) {
      Op.Constant units = (Op.Constant) right.op();
      int[] table = unset(result);
      loops.forEach((r, k, l) -> table[r] = next(table[r], units.value(l), k));
      return selection(table, left, result);
    }
    return Optional.empty();
  }

  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  private static int[] unset(Shape result) {
    int[] table = new int[result.size()];
    Arrays.fill(table, NONE);
    return table;
  }

  private static int next(int chosen, double unit, int element) {
    return unit == 0 ? chosen : chosen == NONE ? element : SEVERAL;
  }

  private static Optional<Selection> selection(int[] table, Expr source, Shape result) {
    return Arrays.stream(table).allMatch(element -> element >= 0)
        ? Optional.of(new Selection(map(source.shape(), result, table), source))
        : Optional.empty();
  }

  /** Returns a map by strides, which readers see as subscripts, where the table is one. */
  private static IndexMap map(Shape source, Shape result, int[] table) {
    int[] natural = result.strides();
    int[] strides = new int[result.rank()];
    for (int axis = 0; axis < strides.length; axis++) {
      strides[axis] = result.extent(axis) > 1 ? table[natural[axis]] - table[0] : 0;
    }
    for (int k = 0; k < table.length; k++) {
      int element = table[0];
      for (int axis = 0; axis < strides.length; axis++) {
        element += k / natural[axis] % result.extent(axis) * strides[axis];
      }
      if (element != table[k]) {
        return IndexMap.table(source, result, table);
      }
    }
    return IndexMap.affine(source, result, table[0], strides);
  }

  private static boolean isUnits(Expr expr) {
    if (!(expr.op() instanceof Op.Constant constant)) {
      return false;
    }
    for (int k = 0; k < expr.shape().size(); k++) {
      if (constant.value(k) != 0 && constant.value(k) != 1) {
        return false;
      }
    }
    return true;
  }
}
