package dev.fluxion.tour.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Sampling;
import dev.fluxion.spi.Spectrum;
import org.junit.jupiter.api.Test;

final class CountingBackendTest {
  private final TrigPolynomial polynomial = TrigPolynomial.of(2, Spectrum.of(1));
  private final CountingBackend device = new CountingBackend();

  @Test
  void evaluationsAndShots_areCountedUntilAskedFor() {
    DifferentiableFunction energy = polynomial.ofArray().on(device, Sampling.each(10));
    energy.request().value().gradient().at(polynomial.point());
    assertEquals(5, device.evaluations());
    assertEquals(50, device.shots());
    assertEquals(0, device.evaluations());
    assertEquals(0, device.shots());
  }

  @Test
  void shots_areOffBy1() {
    double exact = polynomial.ofArray().value(polynomial.point()).asDouble();
    DifferentiableFunction energy = polynomial.ofArray().on(device, Sampling.each(1));
    double sum = 0;
    for (int seed = 1; seed <= 1000; seed++) {
      device.seed(seed);
      double off = energy.request().value().at(polynomial.point()).value().asDouble() - exact;
      assertEquals(1, Math.abs(off), 1e-12);
      sum += off;
    }
    // Four standard errors.
    assertEquals(0, sum / 1000, 4 / Math.sqrt(1000));
  }

  @Test
  void seeds_repeatShots() {
    DifferentiableFunction energy = polynomial.ofArray().on(device, Sampling.each(1000));
    device.seed(1);
    double first = energy.request().value().at(polynomial.point()).value().asDouble();
    device.seed(2);
    assertNotEquals(first, energy.request().value().at(polynomial.point()).value().asDouble());
    device.seed(1);
    assertEquals(first, energy.request().value().at(polynomial.point()).value().asDouble());
  }
}
