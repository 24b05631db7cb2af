package dev.fluxion.dsl;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several rules of one primitive, and vector rules that do not say enough. */
class RuleChoiceTest {
  private static DifferentiableFunction f(Primitive primitive) {
    return Fluxion.function("f").input("x", scalar()).returns(x -> primitive.at(x));
  }

  @Test
  void a_number_is_used_up_to_its_order_and_another_rule_beyond() {
    Primitive opaqueFirst =
        Primitive.elementwise("test:a")
            .kernel(Math::sin)
            .opaquePartial(0, x -> Math.cos(x[0]))
            .derivative((self, x) -> self.at(x.plus(PI.over(2))))
            .build();
    Primitive nestedAndSpectrum =
        Primitive.elementwise("test:b")
            .kernel(Math::sin)
            .derivatives(Math::cos)
            .spectrum(Spectrum.of(1))
            .build();
    for (Primitive primitive : List.of(opaqueFirst, nestedAndSpectrum)) {
      Result all = f(primitive).request().value().derivative(1).derivative(2).derivative(3).at(0.4);
      assertEquals(Math.sin(0.4), all.value().asDouble(), 1e-15);
      assertEquals(Math.cos(0.4), all.derivative(1).asDouble(), 1e-15);
      assertEquals(-Math.sin(0.4), all.derivative(2).asDouble(), 1e-15);
      assertEquals(-Math.cos(0.4), all.derivative(3).asDouble(), 1e-15);
    }
  }

  @Test
  void a_scalar_broadcast_to_an_empty_array_is_empty() {
    DifferentiableFunction product =
        Fluxion.function("product")
            .input("x", vector(0))
            .input("y", scalar())
            .returns((x, y) -> x.times(y));
    assertArrayEquals(new double[0], product.value(1.0).toArray());
    assertArrayEquals(new double[] {0}, product.andThen(sum()).gradient().value(2.0).toArray());
  }

  private static DifferentiableFunction sum() {
    return Fluxion.function("sum").input("z", vector(0)).returns(Expr::sum);
  }

  private static Primitive withJvp(Primitive.VectorRule jvp) {
    return Primitive.of("test:jvp")
        .shape((attributes, shapes) -> shapes)
        .kernel((in, out) -> System.arraycopy(in[0], 0, out[0], 0, in[0].length))
        .jvp(jvp)
        .build();
  }

  private static void assertGradientRefused(String code, Primitive.VectorRule jvp) {
    Primitive primitive = withJvp(jvp);
    DifferentiableFunction f =
        Fluxion.function("f").input("x", vector(3)).returns(x -> primitive.at(x).sum());
    assertEquals(code, assertThrows(FluxionException.class, f::gradient).code());
  }

  @Test
  void a_jvp_that_is_absent_or_malformed_is_refused_in_reverse_mode_too() {
    assertGradientRefused(
        "FLX-302",
        (self, a, t) -> List.of(Expr.absent(a.get(0), Absence.NOT_DIFFERENTIABLE, "steps")));
    assertGradientRefused("FLX-304", (self, a, t) -> List.of());
    assertGradientRefused("FLX-305", (self, a, t) -> List.of(t.get(0).sum()));
    assertGradientRefused("FLX-303", (self, a, t) -> List.of(self.at(t.get(0))));
  }

  @Test
  void the_same_numbers_in_another_shape_are_another_evaluation() {
    Primitive rows =
        Primitive.of("test:row-sums")
            .shape((attributes, shapes) -> List.of(vector(shapes.get(0).extent(0))))
            .kernel(
                (shapes, in, out) -> {
                  int columns = shapes.get(0).extent(1);
                  for (int i = 0; i < in[0].length; i++) {
                    out[0][i / columns] += in[0][i];
                  }
                })
            .build();
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("x", vector(6))
            .returns(x -> Expr.concat(rows.at(x.reshape(2, 3)), rows.at(x.reshape(3, 2))));
    assertArrayEquals(new double[] {6, 15, 3, 7, 11}, f.value(1, 2, 3, 4, 5, 6).toArray());
  }

  @Test
  void a_rule_that_fails_is_named() {
    Primitive failing =
        Primitive.elementwise("test:failing")
            .kernel(Math::sin)
            .derivative(
                (self, x) -> {
                  throw new IllegalStateException("no");
                })
            .build();
    FluxionException refused = assertThrows(FluxionException.class, () -> f(failing).derivative(1));
    assertEquals(
        "FLX-136: the rule of 'test:failing' (from "
            + failing.origin()
            + ") failed: java.lang.IllegalStateException: no",
        refused.getMessage());
  }

  @Test
  void a_kernel_of_another_arity_is_refused() {
    Primitive two =
        Primitive.elementwise("test:two", 2)
            .bind(attributes -> new Kernel.Unary(Math::sin))
            .build();
    DifferentiableFunction f =
        Fluxion.function("f").input("x", scalar()).returns(x -> two.at(x, x));
    FluxionException refused = assertThrows(FluxionException.class, () -> f.value(1));
    assertEquals(
        "FLX-332: the kernel of primitive 'test:two' (from "
            + two.origin()
            + ") must take 2 numbers, got a Unary kernel",
        refused.getMessage());
  }
}
