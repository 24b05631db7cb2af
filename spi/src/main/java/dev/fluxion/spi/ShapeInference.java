package dev.fluxion.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the shape of a node and refuses arguments that do not fit its operation. */
final class ShapeInference {
  private ShapeInference() {}

  static Shape of(Op op, List<Expr> args) {
    if (op instanceof Op.Constant constant) {
      return constant.shape();
    } else if (op instanceof Op.Offset offset) {
      return offset.shape();
    } else if (op instanceof Op.Input input) {
      return input.shape();
    } else if (op instanceof Op.Absent absent) {
      return absent.shape();
    } else if (op instanceof Op.Linear linear) {
      return elementwise("a linear combination", linear.size(), args);
    } else if (op instanceof Op.Product) {
      return elementwise("a product", args.size(), args);
    } else if (op instanceof Op.Power) {
      return elementwise("a power", 1, args);
    } else if (op instanceof Op.Compare) {
      return elementwise("a comparison", 2, args);
    } else if (op instanceof Op.Where) {
      return elementwise("a selection", 3, args);
    } else if (op instanceof Op.Gather gather) {
      return mapped("gather", gather.map().source(), gather.map().target(), args);
    } else if (op instanceof Op.Scatter scatter) {
      return mapped("scatter", scatter.map().target(), scatter.map().source(), args);
    } else if (op instanceof Op.Concat) {
      return concat(args);
    } else if (op instanceof Op.Contract contract) {
      return contract(contract, args);
    } else if (op instanceof Op.Call call) {
      Shape output = call.primitive().outputShapes(call, args).get(call.output());
      return call.primitive().isElementwise() ? output : derivative(output, call, args);
    }
    throw new AssertionError(op);
  }

  /** The derivative of an array primitive has the axes of an input once for each order in it. */
  private static Shape derivative(Shape output, Op.Call call, List<Expr> args) {
    Shape shape = output;
    for (int i = 0; i < call.orders().size(); i++) {
      for (int k = 0; k < call.order(i); k++) {
        shape = shape.append(args.get(i).shape());
      }
    }
    return shape;
  }

  private static Shape elementwise(String subject, int count, List<Expr> args) {
    if (args.size() != count || args.isEmpty()) {
      throw new FluxionException(
          "FLX-104", subject + " has " + Math.max(1, count) + " arguments, got " + args.size());
    }
    Shape shape = args.get(0).shape();
    for (Expr arg : args) {
      if (!arg.shape().equals(shape)) {
        throw new FluxionException(
            "FLX-104",
            subject + " needs arguments of one shape, got " + shape + " and " + arg.shape());
      }
    }
    return shape;
  }

  private static Shape mapped(String subject, Shape from, Shape to, List<Expr> args) {
    if (args.size() != 1 || !args.get(0).shape().equals(from)) {
      throw new FluxionException(
          "FLX-104",
          "a "
              + subject
              + " needs one argument of shape "
              + from
              + ", got "
              + args.stream().map(Expr::shape).toList());
    }
    return to;
  }

  private static Shape concat(List<Expr> args) {
    long length = 0;
    for (Expr arg : args) {
      length += arg.shape().size();
    }
    return Shape.vector(Math.toIntExact(length));
  }

  private static Shape contract(Op.Contract op, List<Expr> args) {
    Map<Character, Integer> extents = new HashMap<>();
    bind(op, op.left(), args.get(0).shape(), extents);
    bind(op, op.right(), args.get(1).shape(), extents);
    int[] result = new int[op.result().length()];
    for (int axis = 0; axis < result.length; axis++) {
      result[axis] = Objects.requireNonNull(extents.get(op.result().charAt(axis)));
    }
    return Shape.of(result);
  }

  private static void bind(
      Op.Contract op, String letters, Shape shape, Map<Character, Integer> extents) {
    if (letters.length() != shape.rank()) {
      throw mismatch(op, letters, shape);
    }
    for (int axis = 0; axis < letters.length(); axis++) {
      Integer known = extents.put(letters.charAt(axis), shape.extent(axis));
      if (known != null && known != shape.extent(axis)) {
        throw mismatch(op, letters, shape);
      }
    }
  }

  private static FluxionException mismatch(Op.Contract op, String letters, Shape shape) {
    return new FluxionException(
        "FLX-104",
        "a contraction "
            + op.left()
            + ","
            + op.right()
            + "->"
            + op.result()
            + " needs axes that fit, got shape "
            + shape
            + " for "
            + letters);
  }
}
