package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Rule;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rule written out once, over scalar placeholders, to be put in place wherever the primitive is
 * called: the author's code runs once for each primitive and attributes, not for each call.
 *
 * @param placeholders the arguments of the primitive
 * @param body the derivative as an expression of them
 */
public record Template(List<Expr> placeholders, Expr body) {

  /**
   * Returns scalar placeholders for the arguments of a primitive.
   *
   * @param self the primitive
   */
  public static List<Expr> placeholders(BoundPrimitive self) {
    Object scope = new Object();
    int arity = self.primitive().arity();
    List<Expr> placeholders = new ArrayList<>(arity);
    for (int i = 0; i < arity; i++) {
      String name = arity == 1 ? "x" : "x" + i;
      placeholders.add(Expr.of(new Op.Input(name, Shape.scalar(), scope)));
    }
    return List.copyOf(placeholders);
  }

  /**
   * Writes out a rule.
   *
   * @param self the primitive with its attributes
   * @param rule its rule
   */
  public static Template of(BoundPrimitive self, Rule.Symbolic rule) {
    List<Expr> placeholders = placeholders(self);
    return checked(self, placeholders, () -> rule.partial().apply(self, placeholders));
  }

  /**
   * Writes out a rule for an order.
   *
   * @param self the primitive with its attributes
   * @param rule its rule
   * @param order the order, 1 or more
   */
  public static Template of(BoundPrimitive self, Rule.SymbolicOfOrder rule, int order) {
    List<Expr> placeholders = placeholders(self);
    return checked(
        self, placeholders, () -> rule.derivative().apply(self, order, placeholders.get(0)));
  }

  private static Template checked(
      BoundPrimitive self, List<Expr> placeholders, Supplier<@Nullable Expr> rule) {
    Expr body;
    try {
      body = rule.get();
    } catch (FluxionException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new FluxionException(
          "FLX-136",
          "the rule of '" + self + "' (from " + self.primitive().origin() + ") failed: " + e,
          e);
    }
    if (body == null) {
      throw new FluxionException(
          "FLX-136",
          "the rule of '"
              + self
              + "' (from "
              + self.primitive().origin()
              + ") must return an expression, got null");
    }
    for (Expr node : Topology.order(List.of(body))) {
      boolean foreign = node.op() instanceof Op.Input && !placeholders.contains(node);
      if (foreign || !node.shape().isScalar() || node.op() instanceof Op.Absent) {
        throw new FluxionException(
            "FLX-135",
            "the rule of '"
                + self
                + "' (from "
                + self.primitive().origin()
                + ") must be an elementwise expression of its arguments, got "
                + node);
      }
    }
    return new Template(placeholders, body);
  }

  /**
   * Returns the body over actual arguments.
   *
   * @param args arguments of one shape
   */
  public Expr at(List<Expr> args) {
    Shape shape = args.get(0).shape();
    Map<Expr, Expr> done = new IdentityHashMap<>();
    for (int i = 0; i < placeholders.size(); i++) {
      done.put(placeholders.get(i), args.get(i));
    }
    return Graph.rebuild(
            List.of(body),
            done,
            (node, rebuilt) ->
                rebuilt.isEmpty() ? node.broadcast(shape) : Expr.of(node.op(), rebuilt))
        .get(0);
  }
}
