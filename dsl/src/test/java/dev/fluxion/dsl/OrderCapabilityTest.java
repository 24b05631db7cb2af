package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.scalar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order that rules reach is inferred: a number or any. */
class OrderCapabilityTest {
  private static DifferentiableFunction f(UnaryOperator<Expr> body) {
    return Fluxion.function("f").input("x", scalar()).returns(body::apply);
  }

  private static OptionalInt order(UnaryOperator<Expr> body) {
    return f(body).orderCapability();
  }

  @Test
  void each_form_of_rule_reaches_its_order() {
    assertEquals(OptionalInt.of(1), order(Shift::opaqueSin));
    assertEquals(OptionalInt.of(2), order(Shift::nestedSin));
    assertEquals(OptionalInt.empty(), order(Shift::byOrderSin));
    assertEquals(OptionalInt.empty(), order(x -> Shift.shiftSin(x, Angle.of(0.3))));
    assertEquals(OptionalInt.empty(), order(x -> x.pow(3)));
  }

  @Test
  void a_composition_reaches_the_least_of_its_parts() {
    assertEquals(OptionalInt.of(1), order(x -> Elementary.exp(Shift.opaqueSin(x))));
    assertEquals(OptionalInt.of(1), order(x -> Shift.nestedSin(x).times(Shift.opaqueSin(x))));
  }

  @Test
  void mutual_recursion_reaches_any_order() {
    assertEquals(OptionalInt.empty(), order(x -> Elementary.sin(Elementary.cos(x))));
    assertEquals(OptionalInt.empty(), order(Elementary::lgamma));
  }

  @Test
  void a_rule_reaches_one_more_than_the_least_of_its_calls() {
    Primitive inner =
        Primitive.elementwise("test:inner")
            .kernel(Math::cos)
            .derivatives(x -> -Math.sin(x))
            .build();
    Primitive outer =
        Primitive.elementwise("test:outer")
            .kernel(Math::sin)
            .derivative((self, x) -> inner.at(x))
            .build();
    assertEquals(OptionalInt.of(2), order(x -> outer.at(x)));
    DifferentiableFunction f = f(x -> outer.at(x));
    assertEquals(-Math.sin(0.4), f.derivative(2).value(0.4).asDouble(), 1e-15);
    FluxionException refused = assertThrows(FluxionException.class, () -> f.derivative(3));
    assertEquals("FLX-301", refused.code());
  }

  @Test
  void recursion_through_an_exit_of_finite_order_is_finite() {
    Primitive[] pair = new Primitive[2];
    pair[0] =
        Primitive.elementwise("test:p")
            .kernel(Math::sin)
            .derivative((self, x) -> pair[1].at(x))
            .build();
    pair[1] =
        Primitive.elementwise("test:q")
            .kernel(Math::cos)
            .derivative((self, x) -> pair[0].at(x).negate().plus(Shift.opaqueSin(x).times(0)))
            .build();
    assertEquals(OptionalInt.of(3), order(x -> pair[0].at(x)));
    assertEquals(OptionalInt.of(2), order(x -> pair[1].at(x)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void an_array_primitive_reaches_what_its_vector_rule_reaches(int order) {
    Primitive square =
        Primitive.of("test:square")
            .shape((attributes, shapes) -> List.of(shapes.get(0)))
            .kernel((in, out) -> out[0][0] = in[0][0] * in[0][0])
            .vjp((self, args, u) -> List.of(args.get(0).times(2).times(u.get(0))))
            .build();
    DifferentiableFunction f = f(x -> Elementary.exp(square.at(x)));
    DifferentiableFunction plain = f(x -> Elementary.exp(x.pow(2)));
    assertEquals(OptionalInt.empty(), f.orderCapability());
    assertEquals(
        1,
        f.derivative(order).value(0.7).asDouble() / plain.derivative(order).value(0.7).asDouble(),
        1e-12);
  }

  @Test
  void a_primitive_with_only_a_jvp_has_a_gradient_by_transposition() {
    Primitive twist =
        Primitive.of("test:twist")
            .inputs(2)
            .outputs(2)
            .shape((attributes, shapes) -> shapes)
            .kernel(
                (in, out) -> {
                  for (int i = 0; i < in[0].length; i++) {
                    out[0][i] = in[0][i] * in[1][i];
                    out[1][i] = in[0][i] + 2 * in[1][i];
                  }
                })
            .jvp(
                (self, a, t) ->
                    List.of(
                        a.get(0).times(t.get(1)).plus(a.get(1).times(t.get(0))),
                        t.get(0).plus(t.get(1).times(2))))
            .build();
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("a", Shape.vector(2))
            .input("b", Shape.vector(2))
            .returns(
                (a, b) -> {
                  List<Expr> outputs = twist.bind().outputs(a, b);
                  return outputs.get(0).times(outputs.get(1)).sum();
                });
    DifferentiableFunction plain =
        Fluxion.function("plain")
            .input("a", Shape.vector(2))
            .input("b", Shape.vector(2))
            .returns((a, b) -> a.times(b).times(a.plus(b.times(2))).sum());
    double[] point = {0.3, -1.2, 0.7, 2.5};
    assertEquals(plain.gradient().value(point), f.gradient().value(point));
    double[] expected = plain.hessian().value(point).toArray();
    double[] actual = f.hessian().value(point).toArray();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-13);
    }
  }
}
