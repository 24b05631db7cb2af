package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.dsl.engine.define.Arithmetic;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds rules that are the same on every backend: an expression where nothing else says how the
 * primitive is differentiated, and which is no sum of calls of the primitive itself elsewhere. All
 * others are left to the backend: numbers, orders, shifts, and whatever there is a choice of.
 */
final class SoleRule {
  private record Key(Primitive primitive, Attributes attributes, int argument) {}

  private final Map<Key, Optional<Template>> known = new HashMap<>();

  /** Returns the rule for the derivative of a primitive in an argument, if it is of this kind. */
  Optional<Template> of(Op.Call call, int argument) {
    Key key = new Key(call.primitive(), call.attributes(), argument);
    Optional<Template> rule = known.get(key);
    if (rule == null) {
      rule = find(call, argument);
      known.put(key, rule);
    }
    return rule;
  }

  private static Optional<Template> find(Op.Call call, int argument) {
    List<Rule> rules = call.primitive().rules(argument);
    if (rules.size() != 1
        || !(rules.get(0) instanceof Rule.Symbolic symbolic)
        || call.primitive().opaquePartial(argument, call.attributes()).isPresent()
        || call.primitive().declaration(argument).spectrum().isPresent()) {
      return Optional.empty();
    }
    Template template = Template.of(call.primitive().bind(call.attributes()), symbolic);
    List<Expr> nodes = Topology.order(List.of(template.body()));
    boolean sum = !isCase(template);
    boolean same =
        nodes.stream().allMatch(node -> isFinite(node) && isElementwise(node))
            && (!sum || nodes.stream().allMatch(node -> isInPlace(node, call, template)));
    return same ? Optional.of(template) : Optional.empty();
  }

  /** Returns whether a rule distinguishes cases, so that it is no sum of calls. */
  private static boolean isCase(Template template) {
    return template.body().op() instanceof Op.Where
        && Topology.order(List.of(template.body().args().get(0))).stream()
            .anyMatch(template.placeholders()::contains);
  }

  private static boolean isElementwise(Expr node) {
    return !(node.op() instanceof Op.Call op) || op.primitive().isElementwise();
  }

  private static boolean isInPlace(Expr node, Op.Call call, Template template) {
    if (!(node.op() instanceof Op.Call op)) {
      return true;
    }
    boolean itself =
        op.primitive() == call.primitive() && op.attributes().equals(call.attributes());
    return !itself || node.args().equals(template.placeholders());
  }

  /** A coefficient that is not finite is refused when the rule is chosen. */
  private static boolean isFinite(Expr node) {
    if (node.op() instanceof Op.Constant constant) {
      return Double.isFinite(constant.value(0));
    } else if (node.op() instanceof Op.Linear linear) {
      for (double coefficient : linear.coefficients()) {
        if (!Double.isFinite(coefficient)) {
          return false;
        }
      }
    } else if (node.op() instanceof Op.Power power
        && node.args().get(0).op() instanceof Op.Constant base) {
      return Double.isFinite(Arithmetic.power(base.value(0), power.exponent()));
    }
    return true;
  }
}
