package dev.fluxion.spi;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DeclarationTest {

  private static Declaration declared(UnaryOperator<ElementwiseBuilder> declarations) {
    ElementwiseBuilder builder = Primitive.elementwise("test:wave").kernel(Math::sin);
    return declarations.apply(builder).build().declaration(0);
  }

  @Test
  void nothing_is_known_of_what_is_not_declared() {
    Declaration nothing = declared(wave -> wave);
    assertEquals(Optional.empty(), nothing.knownPeriod());
    assertEquals(Optional.empty(), nothing.knownAntiperiod());
    assertEquals(Optional.empty(), nothing.spectrum());
    assertEquals(Double.NEGATIVE_INFINITY, nothing.domain().low());
  }

  @Test
  void period_and_antiperiod_follow_from_the_spectrum() {
    Declaration sine = declared(wave -> wave.spectrum(Spectrum.of(1).withoutConstant()));
    assertEquals(Optional.of(PI.times(2)), sine.knownPeriod());
    assertEquals(Optional.of(PI), sine.knownAntiperiod());
    assertEquals(Optional.empty(), sine.period());
  }

  @Test
  void the_period_is_twice_the_antiperiod() {
    Declaration sine = declared(wave -> wave.antiperiod(PI));
    assertEquals(Optional.of(PI.times(2)), sine.knownPeriod());
  }

  @Test
  void what_is_declared_comes_before_what_follows() {
    Declaration sine = declared(wave -> wave.spectrum(Spectrum.of(1)).period(PI.times(4)));
    assertEquals(Optional.of(PI.times(4)), sine.knownPeriod());
  }

  @Test
  void a_period_is_positive() {
    assertRefused(
        "FLX-112: a period is positive, got 0", () -> declared(wave -> wave.period(Angle.ZERO)));
    assertRefused(
        "FLX-112: a period is positive, got -π",
        () -> declared(wave -> wave.antiperiod(PI.negate())));
  }
}
