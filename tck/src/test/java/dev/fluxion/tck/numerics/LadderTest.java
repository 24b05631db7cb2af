package dev.fluxion.tck.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** How well derivatives are found, and how well their error is known. */
class LadderTest {
  private record Known(
      DoubleUnaryOperator f, DoubleUnaryOperator slope, DoubleUnaryOperator curvature) {}

  private static final List<Known> SMOOTH =
      List.of(
          new Known(Math::sin, Math::cos, x -> -Math.sin(x)),
          new Known(Math::exp, Math::exp, Math::exp),
          new Known(x -> x * x * x, x -> 3 * x * x, x -> 6 * x),
          new Known(
              Math::tanh,
              x -> 1 / (Math.cosh(x) * Math.cosh(x)),
              x -> -2 * Math.tanh(x) / (Math.cosh(x) * Math.cosh(x))),
          new Known(
              x -> 1 / (1 + x * x),
              x -> -2 * x / Math.pow(1 + x * x, 2),
              x -> (6 * x * x - 2) / Math.pow(1 + x * x, 3)));

  @Test
  void slopesAreFoundToTwelveDigits() {
    SplittableRandom random = new SplittableRandom(1);
    for (Known known : SMOOTH) {
      for (int k = 0; k < 500; k++) {
        double x = random.nextDouble(-3, 3);
        Slope slope = Ladder.of(Stencil.SLOPE).climb(known.f(), x, 0.1, random);
        double exact = known.slope().applyAsDouble(x);
        double size = Math.abs(known.f().applyAsDouble(x)) + Math.abs(exact);
        assertEquals(exact, slope.value(), 1e-12 * size, () -> "at " + x);
        assertTrue(Math.abs(exact - slope.value()) <= slope.tolerance(exact), () -> "at " + x);
      }
    }
  }

  @Test
  void curvaturesAreFoundToTenDigits() {
    SplittableRandom random = new SplittableRandom(2);
    for (Known known : SMOOTH) {
      for (int k = 0; k < 500; k++) {
        double x = random.nextDouble(-3, 3);
        Slope slope = Ladder.of(Stencil.CURVATURE).climb(known.f(), x, 0.1, random);
        double exact = known.curvature().applyAsDouble(x);
        double size = Math.abs(known.f().applyAsDouble(x)) + Math.abs(exact);
        assertEquals(exact, slope.value(), 1e-10 * size, () -> "at " + x);
        assertTrue(Math.abs(exact - slope.value()) <= slope.tolerance(exact), () -> "at " + x);
      }
    }
  }

  @Test
  void oneSidedSlopesOfAKink() {
    SplittableRandom random = new SplittableRandom(3);
    DoubleUnaryOperator bent = x -> x > 0 ? Math.sin(2 * x) : Math.expm1(-x);
    OneSided sides = OneSided.of(bent, 0, Surroundings.OPEN, random);
    assertEquals(-1, sides.below().value(), 1e-9);
    assertEquals(2, sides.above().value(), 1e-9);
    assertTrue(sides.contains(0.5));
    assertFalse(sides.contains(2.1));
  }

  @Test
  void noiseIsSeen() {
    SplittableRandom random = new SplittableRandom(4);
    for (int k = 0; k < 300; k++) {
      double x = random.nextDouble(-3, 3);
      Slope slope =
          Ladder.of(Stencil.SLOPE).climb(t -> (float) Math.exp((float) t), x, 0.1, random);
      assertTrue(slope.error() > 1e-9 * Math.exp(x), () -> "at " + x);
      assertTrue(slope.agrees(Math.exp(x)), () -> "at " + x + ": " + slope);
    }
  }

  @Test
  void oscillationFasterThanTheStepsIsNotTakenForSmooth() {
    SplittableRandom random = new SplittableRandom(5);
    Judge judge = new Judge(1e-5, 0);
    for (int k = 0; k < 2000; k++) {
      double x = random.nextDouble(-5, 5);
      Comparison comparison =
          judge.slope(
              t -> Math.sin(100 * t), x, 100 * Math.cos(100 * x), Surroundings.OPEN, random);
      assertFalse(comparison.isAlarm(), () -> "at " + x + ": " + comparison);
    }
  }

  @Test
  void constantsAndStaircases() {
    SplittableRandom random = new SplittableRandom(6);
    Slope constant = Ladder.of(Stencil.SLOPE).climb(x -> 3, 0.4, 0.1, random);
    assertEquals(0, constant.value());
    assertTrue(constant.isConclusive(0));
    assertTrue(constant.isConclusive(1e-3) && !constant.agrees(1e-3));
    Slope staircase = Ladder.of(Stencil.SLOPE).climb(x -> Math.rint(x * 20), 0.4, 0.1, random);
    assertFalse(staircase.isConclusive(20) && !staircase.agrees(20));
  }

  @Test
  void aDerivativeThatValuesCannotShowIsNoWorseThanZero() {
    SplittableRandom random = new SplittableRandom(9);
    Judge judge = new Judge(1e-5, 0);
    DoubleUnaryOperator saturated = x -> 0.5 + 1e-18 * Math.sin(x);
    for (double analytic : new double[] {0, 1e-143, -1e-18, 1e-17}) {
      Comparison same = judge.slope(saturated, 0.4, analytic, Surroundings.OPEN, random);
      assertEquals(PointGrade.AGREES, same.grade(), same::toString);
    }
    for (double analytic : new double[] {2e-15, -1e-14}) {
      Comparison unclear = judge.slope(saturated, 0.4, analytic, Surroundings.OPEN, random);
      assertEquals(PointGrade.INCONCLUSIVE, unclear.grade(), unclear::toString);
    }
    for (double analytic : new double[] {0, 1e-143, 1e-18, 0.9e-9}) {
      Comparison wrong = judge.slope(x -> 0.5 + 1e-9 * x, 0.4, analytic, Surroundings.OPEN, random);
      assertEquals(PointGrade.WRONG, wrong.grade(), wrong::toString);
    }
  }

  @Test
  void aDerivativeThatIsNotFiniteNeverAgrees() {
    SplittableRandom random = new SplittableRandom(7);
    Judge judge = new Judge(1e-5, 0);
    for (double analytic : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Comparison comparison = judge.slope(Math::sin, 0.3, analytic, Surroundings.OPEN, random);
      assertEquals(PointGrade.WRONG, comparison.grade());
    }
  }

  @Test
  void noStepCrossesWhatIsDeclared() {
    SplittableRandom random = new SplittableRandom(8);
    for (Stencil stencil :
        List.of(Stencil.SLOPE, Stencil.CURVATURE, Stencil.ABOVE, Stencil.BELOW)) {
      double span = new Surroundings(1, 0.02, 0).span(stencil);
      Ladder.thorough(stencil)
          .climb(
              x -> {
                assertTrue(Math.abs(x - 0.5) < 0.02, () -> "stepped to " + x);
                return Math.exp(x);
              },
              0.5,
              span,
              random);
    }
  }
}
