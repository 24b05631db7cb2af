package dev.fluxion.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds the nodes that choose, arrange, repeat, sum and contract elements. */
final class Structure {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private Structure() {}

  static List<Expr> broadcastAll(List<Expr> parts) {
    Shape common = parts.get(0).shape();
    for (Expr part : parts) {
      common = common(common, part.shape());
    }
    List<Expr> result = new ArrayList<>(parts.size());
    for (Expr part : parts) {
      result.add(broadcast(part, common));
    }
    return result;
  }

  private static Shape common(Shape a, Shape b) {
    if (a.equals(b)) {
      return a;
    }
    int rank = Math.max(a.rank(), b.rank());
    int[] extents = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int x = axis < rank - a.rank() ? 1 : a.extent(axis - rank + a.rank());
      int y = axis < rank - b.rank() ? 1 : b.extent(axis - rank + b.rank());
      if (x != y && x != 1 && y != 1) {
        throw new FluxionException(
            "FLX-104",
            "shapes must agree in each axis, counted from the last, or have extent 1 there, got "
                + a
                + " and "
                + b);
      }
      extents[axis] = x == 1 ? y : x;
    }
    return Shape.of(extents);
  }

  static Expr broadcast(Expr x, Shape target) {
    Shape source = x.shape();
    if (source.equals(target)) {
      return x;
    }
    if (source.rank() > target.rank() || !common(source, target).equals(target)) {
      throw new FluxionException("FLX-104", "shape " + source + " does not broadcast to " + target);
    }
    if (x.op() instanceof Op.Constant constant && constant.isUniform()) {
      return Expr.constant(target, constant.value(0));
    }
    if (x.op() instanceof Op.Offset offset) {
      return Expr.of(new Op.Offset(target, offset.angle()));
    }
    int[] strides = new int[target.rank()];
    int[] natural = source.strides();
    int lead = target.rank() - source.rank();
    for (int axis = 0; axis < source.rank(); axis++) {
      strides[lead + axis] = source.extent(axis) == 1 ? 0 : natural[axis];
    }
    return gather(x, IndexMap.affine(source, target, 0, strides));
  }

  static Expr get(Expr x, int... indices) {
    Shape shape = x.shape();
    if (indices.length > shape.rank()) {
      throw new FluxionException(
          "FLX-105",
          "an index of an array of shape "
              + shape
              + " has at most "
              + shape.rank()
              + " parts, got "
              + Arrays.toString(indices));
    }
    int[] natural = shape.strides();
    int offset = 0;
    for (int axis = 0; axis < indices.length; axis++) {
      if (indices[axis] < 0 || indices[axis] >= shape.extent(axis)) {
        throw new FluxionException(
            "FLX-105",
            "index "
                + Arrays.toString(indices)
                + " is out of range for shape "
                + shape
                + ", which starts at 0");
      }
      offset += indices[axis] * natural[axis];
    }
    int[] extents = Arrays.copyOfRange(shape.extents(), indices.length, shape.rank());
    int[] strides = Arrays.copyOfRange(natural, indices.length, shape.rank());
    return gather(x, IndexMap.affine(shape, Shape.of(extents), offset, strides));
  }

  static Expr slice(Expr x, int axis, int from, int to) {
    Shape shape = x.shape();
    if (axis < 0 || axis >= shape.rank() || from < 0 || to < from || to > shape.extent(axis)) {
      throw new FluxionException(
          "FLX-105",
          "range " + from + " to " + to + " of axis " + axis + " is not within shape " + shape);
    }
    int[] extents = shape.extents();
    extents[axis] = to - from;
    Shape target = Shape.of(extents);
    int offset = target.size() == 0 ? 0 : from * shape.strides()[axis];
    return gather(x, IndexMap.affine(shape, target, offset, shape.strides()));
  }

  static Expr reshape(Expr x, Shape target) {
    if (x.shape().equals(target)) {
      return x;
    }
    if (x.shape().size() != target.size()) {
      throw new FluxionException(
          "FLX-104",
          "shape " + target + " must have as many elements as " + x.shape() + " to reshape to it");
    }
    return gather(x, IndexMap.affine(x.shape(), target, 0, target.strides()));
  }

  static Expr transpose(Expr x) {
    int rank = x.shape().rank();
    if (rank < 2) {
      return x;
    }
    int[] extents = new int[rank];
    int[] strides = new int[rank];
    int[] natural = x.shape().strides();
    for (int axis = 0; axis < rank; axis++) {
      extents[axis] = x.shape().extent(rank - 1 - axis);
      strides[axis] = natural[rank - 1 - axis];
    }
    return gather(x, IndexMap.affine(x.shape(), Shape.of(extents), 0, strides));
  }

  static Expr sum(Expr x) {
    int[] strides = new int[x.shape().rank()];
    return Expr.of(new Op.Scatter(IndexMap.affine(Shape.scalar(), x.shape(), 0, strides)), x);
  }

  static Expr sum(Expr x, int axis) {
    Shape shape = x.shape();
    if (axis < 0 || axis >= shape.rank()) {
      throw new FluxionException("FLX-105", "axis " + axis + " is not an axis of shape " + shape);
    }
    int[] extents = new int[shape.rank() - 1];
    for (int k = 0; k < extents.length; k++) {
      extents[k] = shape.extent(k < axis ? k : k + 1);
    }
    Shape result = Shape.of(extents);
    int[] natural = result.strides();
    int[] strides = new int[shape.rank()];
    for (int k = 0; k < extents.length; k++) {
      strides[k < axis ? k : k + 1] = natural[k];
    }
    return Expr.of(new Op.Scatter(IndexMap.affine(result, shape, 0, strides)), x);
  }

  static Expr dot(Expr a, Expr b) {
    if (!a.shape().equals(b.shape()) || a.shape().rank() > LETTERS.length()) {
      throw new FluxionException(
          "FLX-104",
          "a dot product needs two arrays of one shape, got " + a.shape() + " and " + b.shape());
    }
    if (a.shape().isScalar()) {
      return a.times(b);
    }
    String letters = LETTERS.substring(0, a.shape().rank());
    return Expr.of(new Op.Contract(letters, letters, ""), a, b);
  }

  static Expr matmul(Expr a, Expr b) {
    int ra = a.shape().rank();
    int rb = b.shape().rank();
    if (ra < 1 || rb < 1 || ra > 2 || rb > 2 || a.shape().extent(ra - 1) != b.shape().extent(0)) {
      throw new FluxionException(
          "FLX-104",
          "a matrix product needs vectors or matrices whose inner extents agree, got "
              + a.shape()
              + " and "
              + b.shape());
    }
    String left = ra == 1 ? "j" : "ij";
    String right = rb == 1 ? "j" : "jk";
    String result = (ra == 1 ? "" : "i") + (rb == 1 ? "" : "k");
    return Expr.of(new Op.Contract(left, right, result), a, b);
  }

  static Expr stack(List<Expr> parts) {
    if (parts.isEmpty()) {
      throw new FluxionException("FLX-104", "a stack has at least one part, got none");
    }
    Shape shape = parts.get(0).shape();
    for (Expr part : parts) {
      if (!part.shape().equals(shape)) {
        throw new FluxionException(
            "FLX-104", "a stack needs parts of one shape, got " + shape + " and " + part.shape());
      }
    }
    Expr joined = Expr.of(new Op.Concat(), parts);
    return reshape(joined, Shape.vector(parts.size()).append(shape));
  }

  static Expr concat(List<Expr> parts) {
    if (parts.isEmpty() || parts.get(0).shape().isScalar()) {
      throw new FluxionException(
          "FLX-104", "a concatenation needs parts with at least one axis; scalars are stacked");
    }
    int[] extents = parts.get(0).shape().extents();
    extents[0] = 0;
    for (Expr part : parts) {
      int[] own = part.shape().extents();
      int length = own.length == 0 ? 0 : own[0];
      if (own.length > 0) {
        own[0] = extents[0];
      }
      if (!Arrays.equals(own, extents)) {
        throw new FluxionException(
            "FLX-104",
            "a concatenation needs parts that differ in their first extent only, got "
                + parts.get(0).shape()
                + " and "
                + part.shape());
      }
      extents[0] += length;
    }
    return reshape(Expr.of(new Op.Concat(), parts), Shape.of(extents));
  }

  static Expr gather(Expr x, IndexMap map) {
    return Expr.of(new Op.Gather(map), x);
  }
}
