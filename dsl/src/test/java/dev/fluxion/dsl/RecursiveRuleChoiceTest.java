package dev.fluxion.dsl;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.scalar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.ElementwiseBuilder;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that need the primitive alone: where they are preferred, and what a plan calls them. */
class RecursiveRuleChoiceTest {
  private static DifferentiableFunction of(
      DoubleUnaryOperator kernel, UnaryOperator<ElementwiseBuilder> rules) {
    Primitive primitive = rules.apply(Primitive.elementwise("test:scaled").kernel(kernel)).build();
    return Fluxion.function("f").input("x", scalar()).returns(x -> primitive.at(x));
  }

  /** Evaluates in process what it says that hardware did. */
  private record Device(Backend.Kind kind) implements Backend {
    @Override
    public String id() {
      return "device";
    }

    @Override
    public boolean supports(BoundPrimitive call) {
      return call.primitive().id().equals("test:scaled");
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(kind, true, false, 100);
    }

    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      return batch.stream()
          .map(each -> Estimate.exact(new double[] {Math.sin(each.inputs().get(0)[0])}))
          .toList();
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @EnumSource(
      value = Backend.Kind.class,
      names = {"SIMULATOR", "HARDWARE"})
  void what_needs_the_primitive_alone_is_preferred_where_only_that_is_evaluated(Backend.Kind kind) {
    Primitive cosine =
        Primitive.elementwise("test:cosine")
            .kernel(Math::cos)
            .derivativeOfOrder((n, x) -> Math.cos(x + n * Math.PI / 2))
            .build();
    DifferentiableFunction sine =
        of(
            Math::sin,
            builder ->
                builder
                    .derivative((self, x) -> cosine.at(x))
                    .derivative((self, x) -> self.at(x.negate().plus(PI.over(2)))));
    Request request = sine.request().derivative(3);
    assertEquals(Map.of("test:cosine", 1L), request.explain().evaluationsByPrimitive());
    assertTrue(
        request.explain().toString().contains("  written out: test:scaled by closed form\n"));

    try (Backend device = new Device(kind)) {
      Request there = sine.on(device).request().derivative(3);
      assertEquals(1, there.explain().evaluations());
      assertEquals(-Math.cos(0.4), there.at(0.4).derivative(3).asDouble(), 4e-16);
      String text = there.explain().toString();
      assertTrue(
          text.contains("  written out: test:scaled by recursive rule with multipliers\n"), text);
    }
  }

  @Test
  void a_rule_in_place_has_no_multipliers() {
    String text =
        of(Math::exp, builder -> builder.derivative((self, x) -> self.at(x)))
            .derivative(3)
            .explain()
            .toString();
    assertTrue(text.contains("  written out: test:scaled by recursive rule\n"), text);
    String mixed =
        of(Math::exp, builder -> builder.derivative((self, x) -> self.at(x.times(2)).times(x)))
            .derivative(1)
            .explain()
            .toString();
    assertTrue(mixed.contains("  written out: test:scaled by closed form\n"), mixed);
  }

  @Test
  void a_shift_rule_is_none_of_these() {
    DifferentiableFunction sine =
        of(
            Math::sin,
            builder ->
                builder
                    .derivative((self, x) -> self.at(x.plus(PI.over(2))))
                    .spectrum(Spectrum.of(1).withoutConstant()));
    String text = sine.derivative(3).explain().toString();
    assertFalse(text.contains("written out"), text);
    assertTrue(text.contains("recursive shift rule of 1 terms"), text);
  }
}
