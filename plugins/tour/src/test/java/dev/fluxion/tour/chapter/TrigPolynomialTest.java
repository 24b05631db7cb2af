package dev.fluxion.tour.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Spectrum;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The witness of derivatives, against differences of its own values. */
final class TrigPolynomialTest {
  private final TrigPolynomial polynomial =
      new TrigPolynomial(
          7,
          List.of(
              Spectrum.of(2), Spectrum.ofFrequencies(0.5, 1), Spectrum.of(1).withoutConstant()));

  @Test
  void derivatives_areLimitsOfDifferences() {
    double[] x = polynomial.point();
    double h = 1e-5;
    for (int i = 0; i < 3; i++) {
      int[] lower = {1, 0, 2};
      int[] higher = lower.clone();
      higher[i]++;
      double[] up = x.clone();
      up[i] += h;
      double[] down = x.clone();
      down[i] -= h;
      double difference =
          (polynomial.derivative(up, lower) - polynomial.derivative(down, lower)) / (2 * h);
      assertEquals(difference, polynomial.derivative(x, higher), 1e-7);
    }
  }

  @Test
  void code_isTheDerivativeOfOrder0() {
    double[] x = polynomial.point();
    double value = polynomial.ofArray().value(x).asDouble();
    assertEquals(polynomial.derivative(x, 0, 0, 0), value, 1e-14);
    assertTrue(Math.abs(value) <= polynomial.size());
  }

  @Test
  void withoutAConstant_halfATurnChangesTheSign() {
    double[] x = polynomial.point();
    double[] turned = x.clone();
    turned[2] += Math.PI;
    assertEquals(-polynomial.derivative(x, 0, 0, 0), polynomial.derivative(turned, 0, 0, 0), 1e-14);
  }
}
