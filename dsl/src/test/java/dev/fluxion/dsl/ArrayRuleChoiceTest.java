package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.PrimitiveBuilder;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Array primitives with vector rules and spectra: which of them a derivative is made by. */
class ArrayRuleChoiceTest {
  private static final double[] POINT = {0.3, 0.4};

  private final AtomicInteger calls = new AtomicInteger();

  /** {@code cos(x0) cos(x1)}. */
  private PrimitiveBuilder product(String id) {
    return Primitive.of(id)
        .shape((attributes, shapes) -> List.of(scalar()))
        .kernel(
            (double[][] in, double[][] out) -> {
              calls.incrementAndGet();
              out[0][0] = Math.cos(in[0][0]) * Math.cos(in[0][1]);
            })
        .spectrum(0, Spectrum.of(1).withoutConstant());
  }

  private static Expr gradient(Expr x, Expr cotangent) {
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      parts.add(Elementary.sin(x.get(i)).times(Elementary.cos(x.get(1 - i))).negate());
    }
    return Expr.stack(parts).times(cotangent.broadcast(vector(2)));
  }

  private static DifferentiableFunction function(Primitive primitive) {
    return Fluxion.function("f").input("x", vector(2)).returns(x -> primitive.at(x));
  }

  private static CoinBackend simulator() {
    return CoinBackend.of(Backend.Kind.SIMULATOR).only(id -> id.startsWith("test:"));
  }

  private static void assertHessian(Tensor hessian) {
    double same = -Math.cos(0.3) * Math.cos(0.4);
    double mixed = Math.sin(0.3) * Math.sin(0.4);
    assertArrayEquals(new double[] {same, mixed, mixed, same}, hessian.toArray(), 1e-14);
  }

  @Test
  void in_process_the_vector_rule_is_used_and_on_a_simulator_the_spectra() {
    Primitive both =
        product("test:both")
            .vjp((self, args, u) -> List.of(gradient(args.get(0), u.get(0))))
            .build();
    DifferentiableFunction f = function(both);
    assertHessian(f.hessian().value(POINT));
    assertEquals(0, calls.get());

    CoinBackend backend = simulator();
    assertHessian(f.hessian().on(backend).value(POINT));
    assertEquals(2, backend.evaluations());
    assertTrue(f.orderCapability().isEmpty());
    CoinBackend analytic = CoinBackend.of(Backend.Kind.ANALYTIC).only(id -> id.equals("test:both"));
    assertHessian(f.hessian().on(analytic).value(POINT));
    assertEquals(0, analytic.evaluations());
  }

  @Test
  void the_vector_rule_is_applied_literally_where_nothing_is_merged() {
    Primitive both =
        product("test:both")
            .vjp((self, args, u) -> List.of(gradient(args.get(0), u.get(0))))
            .build();
    for (Merging merging : Merging.values()) {
      assertHessian(function(both).hessian().merging(merging).value(POINT));
    }
  }

  @Test
  void without_a_vector_rule_nothing_can_be_applied_literally() {
    DifferentiableFunction hessian = function(product("test:bare").build()).hessian();
    FluxionException refused =
        assertThrows(FluxionException.class, () -> hessian.merging(Merging.NONE).value(POINT));
    assertEquals("FLX-331", refused.code());
    assertHessian(hessian.merging(Merging.EXACT).value(POINT));
  }

  @Test
  void where_a_vector_rule_does_not_reach_the_order_the_spectra_are_used_in_process_too() {
    Primitive numbers =
        Primitive.of("other:gradient")
            .shape((attributes, shapes) -> List.of(vector(2)))
            .kernel(
                (double[][] in, double[][] out) -> {
                  out[0][0] = -Math.sin(in[0][0]) * Math.cos(in[0][1]);
                  out[0][1] = -Math.cos(in[0][0]) * Math.sin(in[0][1]);
                })
            .build();
    Primitive opaque =
        product("test:opaque")
            .vjp(
                (self, args, u) ->
                    List.of(numbers.at(args.get(0)).times(u.get(0).broadcast(vector(2)))))
            .build();
    DifferentiableFunction f = function(opaque);
    f.gradient().value(POINT);
    assertEquals(0, calls.get(), "the rule reaches order 1");
    assertHessian(f.hessian().value(POINT));
    assertEquals(2, calls.get(), "the spectra reach order 2");
  }

  @Test
  void a_vector_rule_may_leave_inputs_to_their_spectra() {
    Primitive scaled =
        Primitive.of("test:scaled")
            .inputs(2)
            .shape((attributes, shapes) -> List.of(scalar()))
            .kernel(
                (double[][] in, double[][] out) ->
                    out[0][0] = Math.cos(in[0][0]) * Math.cos(in[0][1]) * in[1][0])
            .spectrum(0, Spectrum.of(1).withoutConstant())
            .vjp(
                (self, args, u) ->
                    List.of(
                        Expr.absent(args.get(0), Absence.NOT_IMPLEMENTED, "by its spectrum"),
                        u.get(0)
                            .times(self.at(args.get(0), Expr.constant(vector(1), 1)))
                            .reshape(1)))
            .build();
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("x", vector(2))
            .input("w", vector(1))
            .returns((x, w) -> scaled.at(x, w));
    double[] point = {0.3, 0.4, 2};
    double[] expected = {
      -2 * Math.sin(0.3) * Math.cos(0.4),
      -2 * Math.cos(0.3) * Math.sin(0.4),
      Math.cos(0.3) * Math.cos(0.4)
    };
    assertArrayEquals(expected, f.gradient().value(point).toArray(), 1e-14);
    assertArrayEquals(expected, f.gradient().on(simulator()).value(point).toArray(), 1e-14);
    assertEquals(
        -Math.sin(0.3) * Math.cos(0.4),
        f.gradient("w").jacobian("x").value(point).get(0, 0),
        1e-14);
    assertEquals(
        -Math.sin(0.3) * Math.cos(0.4),
        f.gradient("x").jacobian("w").value(point).get(0, 0),
        1e-14);
    double[] xx = {-2 * Math.cos(0.3) * Math.cos(0.4), 2 * Math.sin(0.3) * Math.sin(0.4)};
    double[] xw = {-Math.sin(0.3) * Math.cos(0.4), -Math.cos(0.3) * Math.sin(0.4)};
    double[] hessian = {xx[0], xx[1], xw[0], xx[1], xx[0], xw[1], xw[0], xw[1], 0};
    assertArrayEquals(hessian, f.hessian().value(point).toArray(), 1e-14);
    assertArrayEquals(hessian, f.hessian().on(simulator()).value(point).toArray(), 1e-14);
    assertEquals(Math.sin(0.3) * Math.sin(0.4), f.partial(0, 2, 1).value(point).asDouble(), 1e-14);
  }

  @Test
  void a_tensor_is_not_differentiated_in_an_input_without_rule_and_spectrum() {
    Primitive scaled =
        Primitive.of("test:scaled")
            .inputs(2)
            .shape((attributes, shapes) -> List.of(scalar()))
            .kernel((double[][] in, double[][] out) -> out[0][0] = Math.cos(in[0][0]) * in[1][0])
            .spectrum(0, Spectrum.of(1))
            .build();
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("x", vector(1))
            .input("w", vector(1))
            .returns((x, w) -> scaled.at(x, w));
    FluxionException refused =
        assertThrows(FluxionException.class, () -> f.gradient("x").jacobian("w"));
    assertEquals(
        "FLX-301: function 'f' cannot be differentiated to order 2: the derivative of orders"
            + " [1, 0] of primitive 'test:scaled' (from "
            + scaled.origin()
            + ") follows from spectra, argument 1 has none; declare its spectrum",
        refused.getMessage());
  }

  @Test
  void an_input_without_rule_and_spectrum_is_named() {
    Primitive half =
        Primitive.of("test:half")
            .inputs(2)
            .shape((attributes, shapes) -> List.of(scalar()))
            .kernel((double[][] in, double[][] out) -> out[0][0] = Math.cos(in[0][0]) * in[1][0])
            .spectrum(0, Spectrum.of(1).withoutConstant())
            .build();
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("x", scalar())
            .input("w", scalar())
            .returns((x, w) -> half.at(x.reshape(1), w.reshape(1)));
    assertEquals(-2 * Math.sin(0.3), f.gradient("x").value(0.3, 2).asDouble(), 1e-14);
    assertEquals(0, f.orderCapability().orElseThrow());
    FluxionException refused = assertThrows(FluxionException.class, f::gradient);
    assertEquals("FLX-301", refused.code());
    assertTrue(refused.getMessage().contains("order 0 in argument 1"), refused.getMessage());
  }
}
