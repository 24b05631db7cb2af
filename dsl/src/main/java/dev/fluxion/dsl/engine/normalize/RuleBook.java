package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.differentiate.Template;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses a rule for each primitive and argument, by the kind of the backend that evaluates it.
 *
 * <p>In process, a closed form is best: its calls are cheap and well-conditioned. On a simulator or
 * on hardware only the primitive itself can be evaluated, so a rule in terms of itself is best.
 * Within either, the first rule that the author wrote.
 */
public final class RuleBook {
  private final Normalizer normalizer;
  private final Backend.Kind kind;
  private final Map<Key, List<DerivativeRule>> candidates = new HashMap<>();

  private record Key(Primitive primitive, Attributes attributes, int argument) {}

  RuleBook(Normalizer normalizer, Backend.Kind kind) {
    this.normalizer = normalizer;
    this.kind = kind;
  }

  /** Returns the rule for the derivative of a call in an argument, of the call's order in it. */
  public DerivativeRule rule(Op.Call call, int argument) {
    Key key = new Key(call.primitive(), call.attributes(), argument);
    List<DerivativeRule> known = candidates.get(key);
    if (known == null) {
      known = candidates(call.primitive().bind(call.attributes()), argument);
      candidates.put(key, known);
    }
    return choose(known, call.order(argument));
  }

  private DerivativeRule choose(List<DerivativeRule> rules, int order) {
    List<DerivativeRule> reaching =
        rules.stream()
            .filter(rule -> !(rule instanceof DerivativeRule.Numeric n) || n.reach() >= order)
            .toList();
    boolean inProcess = kind == Backend.Kind.ANALYTIC;
    return reaching.stream()
        .filter(rule -> isShift(rule) != inProcess)
        .findFirst()
        .orElseGet(() -> reaching.isEmpty() ? rules.get(0) : reaching.get(0));
  }

  private List<DerivativeRule> candidates(BoundPrimitive self, int argument) {
    List<DerivativeRule> found = new ArrayList<>();
    for (Rule rule : self.primitive().rules(argument)) {
      candidate(self, argument, rule).ifPresent(found::add);
    }
    if (self.primitive().opaquePartial(argument, self.attributes()).isPresent()) {
      found.add(new DerivativeRule.Numeric(1));
    }
    if (self.primitive().declaration(argument).spectrum().isPresent()) {
      found.add(new DerivativeRule.Spectral());
    }
    return found;
  }

  private static boolean isShift(DerivativeRule rule) {
    return rule instanceof DerivativeRule.Shift || rule instanceof DerivativeRule.Spectral;
  }

  private Optional<DerivativeRule> candidate(BoundPrimitive self, int argument, Rule rule) {
    if (rule instanceof Rule.Symbolic symbolic) {
      Template template = Template.of(self, symbolic);
      Optional<ShiftOperator> operator = shiftOperator(self, argument, template);
      return Optional.of(
          operator.isPresent()
              ? new DerivativeRule.Shift(operator.get())
              : new DerivativeRule.Closed(template));
    } else if (rule instanceof Rule.SymbolicOfOrder ofOrder) {
      return Optional.of(new DerivativeRule.ClosedOfOrder(ofOrder));
    } else if (rule instanceof Rule.Absent) {
      return Optional.empty();
    }
    int reach =
        rule instanceof Rule.Nested nested ? nested.derivatives().size() : Integer.MAX_VALUE;
    return Optional.of(new DerivativeRule.Numeric(reach));
  }

  /** Reads a rule as a sum of shifted calls of the primitive itself, if it is one. */
  private Optional<ShiftOperator> shiftOperator(
      BoundPrimitive self, int argument, Template template) {
    Expr body = normalizer.normalize(List.of(template.body())).get(0);
    List<Expr> calls = List.of(body);
    double[] coefficients = {1};
    if (body.op() instanceof Op.Linear linear) {
      calls = body.args();
      coefficients = linear.coefficients();
    }
    Map<Angle, Double> terms = new TreeMap<>();
    for (int i = 0; i < calls.size(); i++) {
      Optional<Angle> shift = shift(self, argument, template.placeholders(), calls.get(i));
      if (shift.isEmpty()) {
        return Optional.empty();
      }
      terms.put(shift.get(), coefficients[i]);
    }
    boolean moves = terms.keySet().stream().anyMatch(shift -> !shift.isZero());
    return moves ? Optional.of(ShiftOperator.of(terms)) : Optional.empty();
  }

  private Optional<Angle> shift(
      BoundPrimitive self, int argument, List<Expr> placeholders, Expr call) {
    if (!(call.op() instanceof Op.Call op)
        || op.primitive() != self.primitive()
        || !op.attributes().equals(self.attributes())
        || op.totalOrder() > 0) {
      return Optional.empty();
    }
    Optional<Angle> shift = Optional.empty();
    for (int i = 0; i < placeholders.size(); i++) {
      ShiftedArgument given = ShiftedArgument.of(call.args().get(i));
      if (given.base().orElse(null) != normalizer.leaf(placeholders.get(i))
          || (i != argument && !given.offset().isZero())) {
        return Optional.empty();
      }
      shift = i == argument ? Optional.of(given.offset()) : shift;
    }
    return shift;
  }
}
