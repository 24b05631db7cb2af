package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One derivative direction, or several at once along a leading axis.
 *
 * <p>A tangent or cotangent of a value of shape S has shape {@code lead + S}. With several
 * directions a whole Jacobian is one pass over the graph, whatever its size.
 *
 * @param lead scalar for one direction, {@code [d]} for d of them
 */
record Directions(Shape lead) {
  static final Directions ONE = new Directions(Shape.scalar());

  static Directions of(int count) {
    return new Directions(Shape.vector(count));
  }

  int count() {
    return lead.size();
  }

  boolean isOne() {
    return lead.isScalar();
  }

  /** Returns a value repeated for every direction. */
  Expr lift(Expr value) {
    return isOne() ? value : value.broadcast(lead.append(value.shape()));
  }

  /** Returns a map that acts within each direction. */
  IndexMap lift(IndexMap map) {
    if (isOne()) {
      return map;
    }
    Shape source = lead.append(map.source());
    Shape target = lead.append(map.target());
    if (map.isAffine()) {
      int[] strides = new int[target.rank()];
      strides[0] = map.source().size();
      for (int axis = 0; axis < map.target().rank(); axis++) {
        strides[axis + 1] = map.stride(axis);
      }
      return IndexMap.affine(source, target, map.offset(), strides);
    }
    int[] single = map.toTable();
    int[] table = new int[target.size()];
    for (int k = 0; k < table.length; k++) {
      table[k] = k / single.length * map.source().size() + single[k % single.length];
    }
    return IndexMap.table(source, target, table);
  }

  /** Returns the vectors of all parts joined within each direction. */
  Expr concat(List<Expr> parts) {
    Expr joined = Expr.of(new Op.Concat(), parts);
    if (isOne()) {
      return joined;
    }
    int total = joined.shape().size() / Math.max(1, count());
    int[] table = new int[joined.shape().size()];
    int start = 0;
    int position = 0;
    for (Expr part : parts) {
      int length = part.shape().size() / Math.max(1, count());
      for (int d = 0; d < count(); d++) {
        for (int j = 0; j < length; j++) {
          table[d * total + position + j] = start + d * length + j;
        }
      }
      start += part.shape().size();
      position += length;
    }
    Shape target = lead.append(Shape.vector(total));
    return Expr.of(new Op.Gather(IndexMap.table(joined.shape(), target, table)), joined);
  }

  /** Returns the identity: one direction for each element of a value of the given shape. */
  static Expr identity(Shape shape) {
    int n = shape.size();
    double[] values = new double[n * n];
    for (int i = 0; i < n; i++) {
      values[i * n + i] = 1;
    }
    return Expr.constant(Shape.vector(n).append(shape), values);
  }

  /** Returns a letter for the axis of directions in a contraction, none for one direction. */
  String letter(Op.Contract op) {
    if (isOne()) {
      return "";
    }
    char letter = 'A';
    while ((op.left() + op.right()).indexOf(letter) >= 0) {
      letter++;
    }
    return String.valueOf(letter);
  }

  /** Returns the parts of several directions one by one. */
  List<Expr> split(Expr vectors) {
    List<Expr> parts = new ArrayList<>();
    for (int d = 0; d < count(); d++) {
      parts.add(vectors.get(d));
    }
    return parts;
  }

  /** Returns a tensor whose leading axis, the directions, has become its last axes. */
  static Expr leadToLast(Expr tensor, Shape leading, Shape rest) {
    int n = leading.size();
    int m = rest.size();
    int[] strides = new int[rest.rank() + leading.rank()];
    System.arraycopy(rest.strides(), 0, strides, 0, rest.rank());
    int[] inner = Arrays.stream(leading.strides()).map(stride -> stride * m).toArray();
    System.arraycopy(inner, 0, strides, rest.rank(), inner.length);
    Shape target = rest.append(leading);
    Expr flat = tensor.reshape(n, m);
    return Expr.of(new Op.Gather(IndexMap.affine(flat.shape(), target, 0, strides)), flat);
  }
}
