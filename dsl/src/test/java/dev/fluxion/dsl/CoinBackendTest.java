package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Backend;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The coins of the test backend are fair, however many are tossed. */
class CoinBackendTest {

  @Test
  void without_shots_a_function_is_what_it_is_in_process() {
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("w", vector(2))
            .returns(
                w ->
                    Shift.opaqueSin(w.get(0))
                        .times(Elementary.exp(w.get(1)))
                        .plus(Elementary.atan2(w.get(0), w.get(1))));
    CoinBackend backend = CoinBackend.of(Backend.Kind.ANALYTIC);
    double[] w = {0.4, 0.7};
    assertArrayEquals(
        f.gradient().value(w).toArray(), f.gradient().on(backend).value(w).toArray(), 1e-15);
    assertTrue(backend.evaluations() > 0);
    assertEquals(0, backend.shots());
  }

  @Test
  void with_shots_a_function_scatters_as_much_as_its_evaluations() {
    DifferentiableFunction f = Fluxion.function("f").input("x", scalar()).returns(Elementary::exp);
    CoinBackend backend = CoinBackend.of(Backend.Kind.HARDWARE).deviation(each -> 0.5);
    Result result = f.on(backend, Fluxion.shots(10_000).seed(3)).request().value().at(1);
    assertEquals(0.005, result.counters().largestStandardError(), 1e-15);
    assertEquals(Math.E, result.value().asDouble(), 5 * 0.005);
    assertNotEquals(Math.E, result.value().asDouble());
    assertEquals(10_000, backend.shots());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 63, 64, 65, 1_000, 1L << 24, (1L << 24) + 1, 1L << 40})
  void heads_minus_tails_has_mean_zero_and_the_variance_of_the_count(long count) {
    SplittableRandom random = new SplittableRandom(count);
    int tries = count > 10_000 && count <= 1L << 24 ? 400 : 20_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < tries; i++) {
      double tosses = CoinBackend.tosses(random, count);
      assertEquals(0, Math.abs(count - tosses) % 2, "as even or odd as the count");
      sum += tosses;
      squares += tosses * tosses;
    }
    double deviation = Math.sqrt(count);
    assertEquals(0, sum / tries, 4 * deviation / Math.sqrt(tries));
    assertEquals(count, squares / tries, count * 4 * Math.sqrt(2.0 / tries) + 1e-9);
  }
}
