package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.spi.Absence;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies the vector rules of array primitives, deriving a missing one from the other. */
final class ArrayRules {
  private ArrayRules() {}

  /**
   * Returns the cotangents of the arguments of a call for one direction.
   *
   * @param call the call node
   * @param argument the position of one that is needed, for errors
   * @param cotangent that of the output that the node stands for
   */
  static List<Optional<Expr>> vjp(Expr call, int argument, Expr cotangent, Context context) {
    Op.Call op = (Op.Call) call.op();
    BoundPrimitive self = op.primitive().bind(op.attributes());
    Optional<Primitive.VectorRule> rule = op.primitive().vjp();
    if (rule.isPresent()) {
      List<Expr> cotangents = new ArrayList<>();
      for (int k = 0; k < op.primitive().outputCount(); k++) {
        cotangents.add(k == op.output() ? cotangent : zero(self.output(k, call.args())));
      }
      List<Expr> result = rule.get().apply(self, call.args(), cotangents);
      return present(self, result, call.args(), context);
    }
    return transposedJvp(self, argument, call, cotangent, context);
  }

  /**
   * Returns the tangent of a call for one direction, if it is not zero.
   *
   * @param call the call node
   * @param tangents those of the arguments, where they are not zero
   */
  static Optional<Expr> jvp(Expr call, List<Optional<Expr>> tangents, Context context) {
    Op.Call op = (Op.Call) call.op();
    BoundPrimitive self = op.primitive().bind(op.attributes());
    Optional<Primitive.VectorRule> rule = op.primitive().jvp();
    if (rule.isEmpty()) {
      return transposedVjp(call, tangents, context);
    }
    List<Expr> filled = new ArrayList<>();
    for (int i = 0; i < tangents.size(); i++) {
      Expr arg = call.args().get(i);
      filled.add(tangents.get(i).orElseGet(() -> zero(arg)));
    }
    List<Expr> result = rule.get().apply(self, call.args(), filled);
    List<Expr> outputs = self.outputs(call.args().toArray(Expr[]::new));
    Optional<Expr> part = present(self, result, outputs, context).get(op.output());
    part.ifPresent(expr -> refuseAbsent(self, firstPresent(tangents), expr, context));
    return part;
  }

  /**
   * Returns the Jacobian of a call in one argument by its vector rules: the axes of the output,
   * then those of the argument.
   *
   * @param call a call that is not differentiated
   * @param argument the position of the argument
   */
  static Expr jacobian(Expr call, int argument, Context context) {
    Shape result = call.shape().append(call.args().get(argument).shape());
    List<Expr> rows = new ArrayList<>();
    for (int e = 0; e < call.shape().size(); e++) {
      double[] unit = new double[call.shape().size()];
      unit[e] = 1;
      Expr cotangent = Expr.of(new Op.Constant(call.shape(), unit));
      Optional<Expr> row = vjp(call, argument, cotangent, context).get(argument);
      Op.Call op = (Op.Call) call.op();
      row.ifPresent(
          part -> refuseAbsent(op.primitive().bind(op.attributes()), argument, part, context));
      rows.add(row.orElseGet(() -> zero(call.args().get(argument))));
    }
    return Expr.stack(rows).reshape(result.extents());
  }

  /** A JVP is linear in the tangent: its transpose is the gradient of {@code <jvp(t), u>} by t. */
  private static List<Optional<Expr>> transposedJvp(
      BoundPrimitive self, int argument, Expr call, Expr cotangent, Context context) {
    List<Expr> tangents = inputsLike("t", call.args());
    Op.Call op = (Op.Call) call.op();
    Primitive.VectorRule rule =
        self.primitive().jvp().orElseThrow(() -> context.beyond(op, argument, 0));
    List<Expr> outputs = self.outputs(call.args().toArray(Expr[]::new));
    List<Expr> results = rule.apply(self, call.args(), tangents);
    Optional<Expr> result = present(self, results, outputs, context).get(op.output());
    if (result.isEmpty()) {
      return tangents.stream().map(tangent -> Optional.<Expr>empty()).toList();
    }
    refuseAbsent(self, argument, result.get(), context);
    refuseRecursion(self, result.get(), tangents, context);
    Expr product = result.get().times(cotangent).sum();
    return new Reverse(context, Directions.ONE).gradients(product, tangents);
  }

  private static Optional<Expr> transposedVjp(
      Expr call, List<Optional<Expr>> tangents, Context context) {
    Op.Call op = (Op.Call) call.op();
    if (op.primitive().vjp().isEmpty()) {
      throw context.beyond(op, firstPresent(tangents), 0);
    }
    Expr cotangent = inputsLike("u", List.of(call)).get(0);
    List<Optional<Expr>> cotangents = vjp(call, firstPresent(tangents), cotangent, context);
    Expr product = Expr.constant(0);
    for (int i = 0; i < tangents.size(); i++) {
      if (tangents.get(i).isPresent() && cotangents.get(i).isPresent()) {
        BoundPrimitive self = op.primitive().bind(op.attributes());
        refuseAbsent(self, i, cotangents.get(i).get(), context);
        product = product.plus(cotangents.get(i).get().times(tangents.get(i).get()).sum());
      }
    }
    return new Reverse(context, Directions.ONE).gradients(product, List.of(cotangent)).get(0);
  }

  /** The transpose of a JVP that calls itself on the tangent would need itself. */
  private static void refuseRecursion(
      BoundPrimitive self, Expr result, List<Expr> tangents, Context context) {
    Set<Expr> depends = Collections.newSetFromMap(new IdentityHashMap<>());
    depends.addAll(tangents);
    for (Expr node : Topology.order(List.of(result))) {
      if (node.args().stream().anyMatch(depends::contains)) {
        depends.add(node);
        if (node.op() instanceof Op.Call call && call.primitive() == self.primitive()) {
          throw context.absent(
              self.primitive(),
              0,
              Absence.NOT_IMPLEMENTED,
              "its jvp calls itself on the tangent and cannot be transposed, give it a vjp");
        }
      }
    }
  }

  /** A part that is absent matters only where it is needed. */
  static void refuseAbsent(BoundPrimitive self, int argument, Expr part, Context context) {
    if (part.op() instanceof Op.Absent absent) {
      throw context.absent(self.primitive(), argument, absent.absence(), absent.comment());
    }
  }

  private static int firstPresent(List<Optional<Expr>> tangents) {
    for (int i = 0; i < tangents.size(); i++) {
      if (tangents.get(i).isPresent()) {
        return i;
      }
    }
    return 0;
  }

  private static void requireCount(
      BoundPrimitive self, List<Expr> result, int expected, Context context) {
    if (result.size() != expected) {
      throw context.wrongCount(self, result.size(), expected);
    }
  }

  private static List<Optional<Expr>> present(
      BoundPrimitive self, List<Expr> result, List<Expr> expected, Context context) {
    requireCount(self, result, expected.size(), context);
    List<Optional<Expr>> checked = new ArrayList<>();
    for (int i = 0; i < result.size(); i++) {
      Expr part = result.get(i);
      if (!part.shape().equals(expected.get(i).shape())) {
        throw context.wrongShape(self, i, part.shape(), expected.get(i).shape());
      }
      if (part.op() instanceof Op.Absent absent) {
        checked.add(absent.absence() == Absence.ZERO ? Optional.empty() : Optional.of(part));
      } else {
        checked.add(Optional.of(part));
      }
    }
    return checked;
  }

  /** Returns what an array primitive's order in one argument follows from. */
  static OrderCapability.Equation equation(BoundPrimitive self, OrderCapability.Site site) {
    return self.primitive().spectra(site.argument()).isPresent()
        ? new OrderCapability.Equation(OrderCapability.ANY, List.of())
        : equationOfRules(self, site);
  }

  /** Returns what the order that vector rules reach in one argument follows from. */
  static OrderCapability.Equation equationOfRules(BoundPrimitive self, OrderCapability.Site site) {
    List<Expr> args = inputs("x", site.shapes());
    List<List<OrderCapability.Site>> alternatives = new ArrayList<>();
    int constant = 0;
    for (Expr derivative : derivatives(self, args, site.argument())) {
      if (derivative.op() instanceof Op.Absent absent) {
        constant = absent.absence() == Absence.ZERO ? OrderCapability.ANY : constant;
      } else {
        alternatives.add(
            OrderCapability.sites(List.of(derivative), List.of(args.get(site.argument()))));
      }
    }
    return new OrderCapability.Equation(constant, alternatives);
  }

  private static List<Expr> derivatives(BoundPrimitive self, List<Expr> args, int argument) {
    List<Expr> result = new ArrayList<>();
    Expr[] array = args.toArray(Expr[]::new);
    self.primitive()
        .vjp()
        .ifPresent(
            rule -> {
              List<Expr> cotangents = inputsLike("u", self.outputs(array));
              List<Expr> parts = rule.apply(self, args, cotangents);
              requireCount(self, parts, args.size(), new Context(self.toString(), 1));
              result.add(parts.get(argument));
            });
    self.primitive()
        .jvp()
        .ifPresent(
            rule -> {
              List<Expr> tangents = inputsLike("t", args);
              List<Expr> only = new ArrayList<>();
              for (int i = 0; i < tangents.size(); i++) {
                only.add(i == argument ? tangents.get(i) : zero(args.get(i)));
              }
              result.addAll(rule.apply(self, args, only));
            });
    return result;
  }

  /** Returns inputs of the shapes of some expressions, to stand for them. */
  static List<Expr> inputsLike(String name, List<Expr> like) {
    return inputs(name, like.stream().map(Expr::shape).toList());
  }

  private static List<Expr> inputs(String name, List<Shape> shapes) {
    Object scope = new Object();
    List<Expr> inputs = new ArrayList<>();
    for (Shape shape : shapes) {
      inputs.add(Expr.of(new Op.Input(name + inputs.size(), shape, scope)));
    }
    return inputs;
  }

  private static Expr zero(Expr like) {
    return Expr.constant(like.shape(), 0);
  }
}
