package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.define.Interner;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.OptionalDouble;

/** The normal form of choosing, arranging and joining elements; all rewrites here are exact. */
final class StructureForm {
  private final Interner interner;

  StructureForm(Interner interner) {
    this.interner = interner;
  }

  Expr gather(IndexMap map, Expr arg) {
    Shape shape = map.target();
    if (map.isIdentity() && map.source().equals(shape)) {
      return arg;
    }
    OptionalDouble value = Constants.uniform(arg);
    if (value.isPresent()) {
      return interner.intern(Expr.constant(shape, value.getAsDouble()));
    }
    if (arg.op() instanceof Op.Constant constant && shape.size() == 1) {
      return interner.intern(Expr.constant(shape, constant.value(map.at(0))));
    }
    if (arg.op() instanceof Op.Offset offset) {
      return interner.node(new Op.Offset(shape, offset.angle()));
    }
    if (arg.op() instanceof Op.Gather inner) {
      return gather(map.after(inner.map()), arg.args().get(0));
    }
    if (arg.op() instanceof Op.Concat && shape.size() > 0) {
      return fromConcat(map, arg);
    }
    return interner.node(new Op.Gather(map), arg);
  }

  /** Elements that all come from one part are taken from that part. */
  private Expr fromConcat(IndexMap map, Expr concat) {
    int first = map.at(0);
    int start = 0;
    for (Expr part : concat.args()) {
      int end = start + part.shape().size();
      if (first < end) {
        return within(map, start, end)
            ? gather(shifted(map, part.shape(), start), part)
            : interner.node(new Op.Gather(map), concat);
      }
      start = end;
    }
    throw new AssertionError(map);
  }

  private static boolean within(IndexMap map, int start, int end) {
    int size = map.target().size();
    for (int k = 0; k < size; k++) {
      int element = map.at(k);
      if (element < start || element >= end) {
        return false;
      }
    }
    return true;
  }

  private static IndexMap shifted(IndexMap map, Shape part, int start) {
    if (map.isAffine()) {
      int[] strides = new int[map.target().rank()];
      for (int axis = 0; axis < strides.length; axis++) {
        strides[axis] = map.target().extent(axis) == 1 ? 0 : map.stride(axis);
      }
      return IndexMap.affine(part, map.target(), map.offset() - start, strides);
    }
    int[] table = map.toTable();
    for (int k = 0; k < table.length; k++) {
      table[k] -= start;
    }
    return IndexMap.table(part, map.target(), table);
  }

  Expr scatter(IndexMap map, Expr arg) {
    if (Constants.isZero(arg) || map.target().size() == 0) {
      return interner.intern(Expr.constant(map.source(), 0));
    }
    if (map.isIdentity()) {
      Shape result = map.source();
      return gather(IndexMap.affine(arg.shape(), result, 0, result.strides()), arg);
    }
    if (map.source().isScalar() && arg.op() instanceof Op.Scatter) {
      return total(arg.args().get(0));
    }
    return interner.node(new Op.Scatter(map), arg);
  }

  /** A sum of everything is the same after any inner rearrangement or partial sum. */
  private Expr total(Expr arg) {
    int[] strides = new int[arg.shape().rank()];
    return scatter(IndexMap.affine(Shape.scalar(), arg.shape(), 0, strides), arg);
  }

  Expr concat(List<Expr> args) {
    return args.size() == 1
        ? gather(
            IndexMap.affine(args.get(0).shape(), Shape.vector(args.get(0).shape().size()), 0, 1),
            args.get(0))
        : interner.node(new Op.Concat(), args);
  }
}
