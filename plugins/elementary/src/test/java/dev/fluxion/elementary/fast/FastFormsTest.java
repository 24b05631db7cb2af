package dev.fluxion.elementary.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Kernel;
import org.junit.jupiter.api.Test;

class FastFormsTest {
  @Test
  void bothBranchesOfTanhMeetAtTheirJoint() {
    double joint = HyperbolicTangent.JOINT;
    double power = PowersOfTwo.of(NaturalPower.shifted(2 * joint));
    double quotient = HyperbolicTangent.quotient(2 * joint, power);
    assertEquals(quotient, HyperbolicTangent.AT_JOINT);
    assertTrue(quotient > 0.5);
    assertEquals(1, joint * (1 / joint));
    HyperbolicTangent tanh = new HyperbolicTangent();
    assertEquals(quotient, tanh.applyAsDouble(joint));
    assertTrue(tanh.applyAsDouble(Math.nextDown(joint)) <= quotient);
    assertTrue(tanh.applyAsDouble(Math.nextUp(joint)) >= quotient);
  }

  @Test
  void aLargeOrUndefinedElementIsNoticedWhereverItIs() {
    for (double large : new double[] {Math.nextUp(8.0), -9, Double.NaN, 1e300, -1 / 0.0}) {
      for (int at = 3; at < 30; at++) {
        double[] x = new double[40];
        x[at] = large;
        assertFalse(Magnitude.within(8, x, 3, 30), large + " at " + at);
        assertTrue(Magnitude.within(8, x, at + 1, 40));
        assertTrue(Magnitude.within(8, x, 0, at));
      }
    }
    assertTrue(Magnitude.within(8, new double[] {8}, 0, 1));
  }

  @Test
  void powersOfTwoOutOfReachAreNoticed() {
    double[] y = {Shifting.WHOLE - 1020, Shifting.WHOLE, Shifting.WHOLE + 1020};
    assertTrue(PowersOfTwo.replace(y, 0, 3));
    assertArrayEquals(new double[] {0x1p-1020, 1, 0x1p1020}, y);
    for (double far : new double[] {1021, -1021, 1e9, 1e300, -1e300, Double.NaN, 1 / 0.0}) {
      assertFalse(PowersOfTwo.replace(new double[] {Shifting.WHOLE + far}, 0, 1), "" + far);
    }
  }

  @Test
  void withoutHardwareTheStrictFormStandsIn() {
    Kernel.FastUnary strict = new Elementwise(Math::cbrt);
    double[] y = {7, 7, 7, 7};
    strict.apply(new double[] {8, 27, 64, 125}, y, 1, 3);
    assertArrayEquals(new double[] {7, 3, 4, 7}, y);
    assertEquals(2, strict.applyAsDouble(8));
  }
}
