package dev.fluxion.tck.check;

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
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/**
 * An elementwise primitive with several rules for one argument, taken apart into primitives with
 * one rule for it each.
 *
 * <p>The engine chooses a rule by the backend, so that some would never be used in process; they
 * are promises all the same.
 */
final class RuleVariants {
  private RuleVariants() {}

  /** Returns a primitive for each rule by a label; none if no argument has more than one rule. */
  static Map<String, BoundPrimitive> of(BoundPrimitive call) {
    Map<String, BoundPrimitive> variants = new LinkedHashMap<>();
    Primitive primitive = call.primitive();
    for (int i = 0; i < primitive.arity(); i++) {
      List<Consumer<ElementwiseBuilder>> rules = rules(call, i);
      for (int k = 0; k < rules.size() && rules.size() > 1; k++) {
        String where = primitive.arity() == 1 ? "" : " for argument " + i;
        variants.put("rule " + (k + 1) + where, variant(call, i, rules.get(k)));
      }
    }
    return variants;
  }

  /** Returns what each rule for an argument adds to a definition. */
  private static List<Consumer<ElementwiseBuilder>> rules(BoundPrimitive call, int argument) {
    List<Consumer<ElementwiseBuilder>> rules = new ArrayList<>();
    for (Rule rule : call.primitive().rules(argument)) {
      rules.add(builder -> add(builder, argument, rule));
    }
    call.primitive()
        .opaquePartial(argument, call.attributes())
        .ifPresent(kernel -> rules.add(builder -> add(builder, argument, kernel)));
    return rules;
  }

  private static void add(ElementwiseBuilder builder, int argument, Kernel opaque) {
    if (opaque instanceof Kernel.Unary unary) {
      builder.opaquePartial(argument, x -> unary.function().applyAsDouble(x[0]));
    } else if (opaque instanceof Kernel.Nary nary) {
      builder.opaquePartial(argument, nary.function());
    }
  }

  private static BoundPrimitive variant(
      BoundPrimitive call, int argument, Consumer<ElementwiseBuilder> rule) {
    Primitive original = call.primitive();
    ElementwiseBuilder builder =
        Primitive.elementwise(original.id(), original.arity())
            .bind(bound -> original.kernel(bound).orElseThrow());
    original.defaults().asMap().forEach(builder::attribute);
    for (int i = 0; i < original.arity(); i++) {
      builder.domain(i, original.declaration(i).domain());
      if (i == argument) {
        rule.accept(builder);
      } else {
        rules(call, i).forEach(each -> each.accept(builder));
      }
    }
    return builder.build().bind(call.attributes());
  }

  private static void add(ElementwiseBuilder builder, int argument, Rule rule) {
    if (rule instanceof Rule.Symbolic symbolic) {
      builder.partial(argument, symbolic.partial());
    } else if (rule instanceof Rule.SymbolicOfOrder ofOrder) {
      builder.derivativeOfOrder(ofOrder.derivative());
    } else if (rule instanceof Rule.Nested nested) {
      builder.derivatives(nested.derivatives().toArray(DoubleUnaryOperator[]::new));
    } else if (rule instanceof Rule.NestedOfOrder ofOrder) {
      builder.derivativeOfOrder(ofOrder.derivative());
    } else if (rule instanceof Rule.Absent absent) {
      builder.absent(argument, absent.absence(), absent.comment());
    }
  }

  /** Returns whether something is declared that lets the engine use more than the rule. */
  static boolean isMerged(Declaration declaration) {
    return declaration.spectrum().isPresent() || declaration.knownPeriod().isPresent();
  }
}
