package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A plan with surplus points finds out that a spectrum is wrong, or that a device drifts. */
class SelfCheckTest {

  private static Primitive waves(double wrong) {
    return Primitive.of("test:waves")
        .shape((attributes, shapes) -> List.of(Shape.scalar()))
        .kernel(
            (double[][] in, double[][] out) ->
                out[0][0] =
                    (1 + Math.cos(in[0][0])) * (2 + Math.sin(in[0][1]))
                        + wrong * Math.cos(2 * in[0][1]))
        .spectrum(0, Spectrum.of(1))
        .build();
  }

  private static DifferentiableFunction function(double wrong) {
    return Fluxion.function("f").input("x", vector(2)).returns(x -> waves(wrong).at(x));
  }

  private static FluxionException refused(Request request) {
    return assertThrows(FluxionException.class, () -> request.at(0.4, 1.1));
  }

  @Test
  void a_true_declaration_passes_and_costs_one_surplus_point_for_each_variable() {
    DifferentiableFunction f = function(0);
    Result plain = f.request().value().gradient().hessian().at(0.4, 1.1);
    Result checked = f.selfChecking().request().value().gradient().hessian().at(0.4, 1.1);

    assertEquals(8, plain.counters().evaluations());
    assertEquals(10, checked.counters().evaluations());
    assertEquals(plain.hessian(), checked.hessian());
    assertEquals(f.gradient().value(0.4, 1.1), f.gradient().selfChecking().value(0.4, 1.1));
  }

  @Test
  void a_missing_frequency_is_found_and_the_variable_is_named() {
    FluxionException e = refused(function(0.01).selfChecking().request().value().gradient());
    assertEquals("FLX-360", e.code());
    assertTrue(
        e.getMessage()
            .matches(
                "FLX-360: primitive 'test:waves' \\(from .*\\) does not have the spectrum that it"
                    + " declares in element 1, frequencies \\[1\\.0\\]: 3 values predict 3\\.\\d+"
                    + " at a surplus point, got 3\\.\\d+, allowed is a difference of .*E-8"),
        e.getMessage());
  }

  @Test
  void an_argument_of_an_elementwise_primitive_is_checked_in_every_element() {
    Primitive bent =
        Primitive.elementwise("test:bent")
            .kernel(x -> Math.sin(x) + (x > 2 ? 0.1 * Math.sin(2 * x) : 0))
            .spectrum(Spectrum.of(1))
            .build();
    DifferentiableFunction f =
        Fluxion.function("f").input("x", vector(2)).returns(x -> bent.at(x).sum());
    FluxionException e = refused(f.selfChecking().request().gradient());
    assertEquals("FLX-360", e.code());
    assertTrue(e.getMessage().contains("declares in argument 0"), e.getMessage());
  }

  @Test
  void a_drifting_device_is_told_from_a_wrong_declaration() {
    AtomicLong calls = new AtomicLong();
    Primitive drifting =
        Primitive.elementwise("test:drifting")
            .kernel(x -> Math.sin(x) + 1e-3 * calls.getAndIncrement())
            .spectrum(Spectrum.of(1))
            .build();
    DifferentiableFunction f =
        Fluxion.function("f").input("x", scalar()).returns(x -> drifting.at(x));
    FluxionException e =
        assertThrows(
            FluxionException.class,
            () ->
                f.on(CoinBackend.of(Backend.Kind.HARDWARE))
                    .selfChecking()
                    .request()
                    .derivative(1)
                    .at(0.3));
    assertEquals("FLX-361", e.code());
    assertTrue(
        e.getMessage().contains("drifts: primitive 'test:drifting' had the value"), e.getMessage());
  }

  @Test
  void sampled_values_are_compared_within_their_errors() {
    CoinBackend backend = CoinBackend.of(Backend.Kind.SIMULATOR);
    for (int seed = 0; seed < 50; seed++) {
      Sampling sampling = Sampling.each(10_000).seed(seed);
      Result result =
          function(0).on(backend, sampling).selfChecking().request().gradient().at(0.4, 1.1);
      assertEquals(-Math.sin(0.4) * (2 + Math.sin(1.1)), result.gradient().get(0), 0.1);
    }
    DifferentiableFunction wrong = function(0.5).on(backend, Sampling.each(10_000).seed(1));
    assertEquals("FLX-360", refused(wrong.selfChecking().request().gradient()).code());
  }
}
