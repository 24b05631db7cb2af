package dev.fluxion.tck.check;

import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Declaration;
import dev.fluxion.spi.ElementwiseBuilder;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * A unary primitive with several rules, taken apart into primitives with one rule each.
 *
 * <p>The engine chooses a rule by the backend, so that some would never be used in process; they
 * are promises all the same.
 */
final class RuleVariants {
  private RuleVariants() {}

  /** Returns a primitive for each rule by a label; none if there is only one rule. */
  static Map<String, BoundPrimitive> of(BoundPrimitive call) {
    Map<String, BoundPrimitive> variants = new LinkedHashMap<>();
    if (call.primitive().arity() > 1) {
      return variants;
    }
    List<Rule> rules = new ArrayList<>(call.primitive().rules(0));
    call.primitive()
        .opaquePartial(0, call.attributes())
        .ifPresent(kernel -> rules.add(new Rule.Nested(List.of(code(kernel)))));
    for (int k = 0; k < rules.size() && rules.size() > 1; k++) {
      variants.put("rule " + (k + 1), variant(call, rules.get(k)));
    }
    return variants;
  }

  private static DoubleUnaryOperator code(Kernel kernel) {
    return x -> ((Kernel.Nary) kernel).function().applyAsDouble(new double[] {x});
  }

  private static BoundPrimitive variant(BoundPrimitive call, Rule rule) {
    Primitive original = call.primitive();
    Attributes attributes = call.attributes();
    ElementwiseBuilder builder =
        Primitive.elementwise(original.id())
            .bind(bound -> original.kernel(bound).orElseThrow())
            .domain(original.declaration(0).domain());
    original.defaults().asMap().forEach(builder::attribute);
    if (rule instanceof Rule.Symbolic symbolic) {
      builder.partial(0, symbolic.partial());
    } else if (rule instanceof Rule.SymbolicOfOrder ofOrder) {
      builder.derivativeOfOrder(ofOrder.derivative());
    } else if (rule instanceof Rule.Nested nested) {
      builder.derivatives(nested.derivatives().toArray(DoubleUnaryOperator[]::new));
    } else if (rule instanceof Rule.NestedOfOrder ofOrder) {
      builder.derivativeOfOrder(ofOrder.derivative());
    } else if (rule instanceof Rule.Absent absent) {
      builder.absent(0, absent.absence(), absent.comment());
    }
    return builder.build().bind(attributes);
  }

  /** Returns whether something is declared that lets the engine use more than the rule. */
  static boolean isMerged(Declaration declaration) {
    return declaration.spectrum().isPresent() || declaration.knownPeriod().isPresent();
  }
}
