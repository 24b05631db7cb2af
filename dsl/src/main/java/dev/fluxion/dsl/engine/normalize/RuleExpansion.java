package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.define.CalledDerivative;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.dsl.engine.differentiate.Context;
import dev.fluxion.dsl.engine.differentiate.Derivatives;
import dev.fluxion.dsl.engine.differentiate.OrderCapability;
import dev.fluxion.dsl.engine.differentiate.Template;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes out the derivatives of calls whose rule is an expression.
 *
 * <p>Each derivative of a primitive is worked out once, over placeholders: the one of order n by
 * differentiating the one of order n - 1, in normal form, as long as that does not grow, so that
 * sin comes back to itself; else by the series of the first one, in terms of the lower ones, so
 * that the size of all of them together grows with the square of the order. Then it is put in place
 * at every call.
 */
final class RuleExpansion {
  private final Normalizer normalizer;
  private final RuleBook rules;
  private final Backend.Kind kind;
  private final Predicate<BoundPrimitive> exact;
  private final Map<CalledDerivative, Written> written = new HashMap<>();
  private final OrderCapability capability = new OrderCapability();

  private record Written(List<Expr> placeholders, Expr body, int size) {
    Written(List<Expr> placeholders, Expr body) {
      this(placeholders, body, Topology.order(List.of(body)).size());
    }
  }

  RuleExpansion(
      Normalizer normalizer, RuleBook rules, Backend.Kind kind, Predicate<BoundPrimitive> exact) {
    this.normalizer = normalizer;
    this.rules = rules;
    this.kind = kind;
    this.exact = exact;
  }

  /**
   * Returns a call with derivatives written out, or the call itself where its rule is no
   * expression.
   */
  Expr expand(Expr call) {
    Op.Call op = (Op.Call) call.op();
    if (!op.primitive().isElementwise()) {
      return tensor(call, op);
    }
    int closed = closedArgument(op);
    if (closed < 0) {
      refuseMixedNumbers(op);
      return call;
    }
    Written derivative = write(op, closed);
    return normalizer.instantiate(derivative.body(), derivative.placeholders(), call.args());
  }

  /**
   * Writes out the derivatives of an array primitive by its vector rules where they reach the order
   * and it is evaluated in process, or by a simulator that evaluates all that the rules call
   * exactly; elsewhere its spectrum is used.
   */
  private Expr tensor(Expr call, Op.Call op) {
    if (kind == Backend.Kind.HARDWARE || !capability.isReachedByRules(op, call.args())) {
      return call;
    }
    Object scope = new Object();
    List<Expr> placeholders = new ArrayList<>();
    Map<Expr, Expr> arguments = new IdentityHashMap<>();
    for (Expr arg : call.args()) {
      Expr placeholder = Expr.of(new Op.Input("x" + placeholders.size(), arg.shape(), scope));
      placeholders.add(placeholder);
      arguments.put(normalizer.leaf(placeholder), arg);
    }
    BoundPrimitive self = op.primitive().bind(op.attributes());
    Context context = new Context(self.toString(), op.totalOrder());
    Expr tensor = Derivatives.tensor(op, placeholders, context);
    if (kind == Backend.Kind.SIMULATOR && !isExact(tensor)) {
      return call;
    }
    rules.writeOut(op);
    return normalizer.replace(normalizer.normalize(List.of(tensor)), arguments).get(0);
  }

  /** Returns whether a simulator evaluates all calls of an expression exactly. */
  private boolean isExact(Expr expr) {
    return Topology.order(List.of(expr)).stream()
        .allMatch(
            node ->
                !(node.op() instanceof Op.Call op)
                    || exact.test(op.primitive().bind(op.attributes())));
  }

  /** Returns an argument that is differentiated by an expression, or -1. */
  private int closedArgument(Op.Call op) {
    for (int i = 0; i < op.orders().size(); i++) {
      if (op.order(i) > 0) {
        DerivativeRule rule = rules.rule(op, i);
        if (rule instanceof DerivativeRule.Closed || rule instanceof DerivativeRule.ClosedOfOrder) {
          return i;
        }
      }
    }
    return -1;
  }

  private Written write(Op.Call op, int argument) {
    CalledDerivative key = CalledDerivative.of(op);
    Written known = written.get(key);
    if (known == null) {
      known = derive(op, argument);
      written.put(key, known);
    }
    return known;
  }

  private Written derive(Op.Call op, int argument) {
    BoundPrimitive self = op.primitive().bind(op.attributes());
    if (rules.rule(op, argument) instanceof DerivativeRule.ClosedOfOrder ofOrder) {
      return normalized(Template.of(self, ofOrder.rule(), op.order(argument)));
    }
    if (op.totalOrder() == 1) {
      return normalized(((DerivativeRule.Closed) rules.rule(op, argument)).template());
    }
    int last = lowered(op, argument);
    List<Integer> lower = new ArrayList<>(op.orders());
    lower.set(last, lower.get(last) - 1);
    Op.Call below = new Op.Call(op.primitive(), op.attributes(), lower, op.output());
    Written base = write(below, argument);
    Context context = new Context(self.toString(), op.totalOrder());
    if (op.order(argument) == op.totalOrder() && op.totalOrder() > 2) {
      Written first = write(first(op, argument), argument);
      if (base.size() > first.size()) {
        Optional<List<Expr>> series =
            Derivatives.series(
                first.body(), variable(first, last), 0, List.of(op.totalOrder() - 1), context);
        if (series.isPresent()) {
          return new Written(first.placeholders(), normalizer.normalize(series.get()).get(0));
        }
      }
    }
    Expr derivative = Derivatives.partial(base.body(), variable(base, last), 0, context);
    return new Written(base.placeholders(), normalizer.normalize(List.of(derivative)).get(0));
  }

  private Expr variable(Written derivative, int argument) {
    return normalizer.leaf(derivative.placeholders().get(argument));
  }

  private static Op.Call first(Op.Call op, int argument) {
    List<Integer> orders = new ArrayList<>(Collections.nCopies(op.orders().size(), 0));
    orders.set(argument, 1);
    return new Op.Call(op.primitive(), op.attributes(), orders, op.output());
  }

  /** Returns the argument whose order is taken last: not the last order of the closed one. */
  private static int lowered(Op.Call op, int closed) {
    for (int i = op.orders().size() - 1; i >= 0; i--) {
      if (op.order(i) > (i == closed ? 1 : 0)) {
        return i;
      }
    }
    throw new AssertionError(op);
  }

  private Written normalized(Template template) {
    return new Written(
        template.placeholders(), normalizer.normalize(List.of(template.body())).get(0));
  }

  private void refuseMixedNumbers(Op.Call op) {
    for (int i = 0; i < op.orders().size(); i++) {
      boolean number = op.order(i) > 0 && rules.rule(op, i) instanceof DerivativeRule.Numeric;
      if (number
          && (op.order(i) < op.totalOrder() || (op.orders().size() > 1 && op.order(i) > 1))) {
        throw new Context(op.primitive().id(), op.totalOrder()).mixed(op, op.orders(), i);
      }
    }
  }
}
