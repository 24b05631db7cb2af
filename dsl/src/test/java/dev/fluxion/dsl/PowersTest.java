package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.engine.define.Arithmetic;
import dev.fluxion.spi.fast.FastPower;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Powers by multiplications, divisions and roots are those of {@link Math#pow}. */
class PowersTest {
  private static final double[] EXPONENTS = {2, 3, 4, -1, -2, 0.5, 1.5, 2.5, -0.5, -1.5, 5, 0.3};

  /** Between which no power is subnormal or overflows on the way only. */
  private static double any(Random random) {
    double size = Math.scalb(0.5 + random.nextDouble(), random.nextInt(500) - 250);
    return random.nextInt(5) == 0 ? -size : size;
  }

  @Property
  void theyAreRightToTwoUnits(@ForAll Random random) {
    double x = any(random);
    for (double p : EXPONENTS) {
      double expected = Math.pow(x, p);
      double actual = Arithmetic.power(x, p);
      // Math.pow is off by up to a unit itself.
      boolean near =
          Double.compare(expected, actual) == 0
              || Math.abs(expected - actual) <= 3 * Math.ulp(expected);
      assertTrue(near, () -> x + "^" + p + " is " + expected + ", got " + actual);
    }
  }

  @Test
  void specialNumbersHaveThePowersThatTheyHave() {
    double[] numbers = {
      0.0, Double.NaN, Double.POSITIVE_INFINITY, 1, Double.MIN_VALUE, Double.MAX_VALUE, -1, -4
    };
    for (double p : EXPONENTS) {
      for (double x : numbers) {
        double expected = Math.pow(x, p);
        double tolerance = Double.isFinite(expected) ? 3 * Math.ulp(expected) : 0;
        assertEquals(expected, Arithmetic.power(x, p), tolerance, x + "^" + p);
      }
      // The root of -0 is -0, by IEEE 754.
      if (p != 0.5) {
        assertEquals(Math.pow(-0.0, p), Arithmetic.power(-0.0, p), "-0^" + p);
      }
    }
  }

  @Property(tries = 50)
  void numbersAndArraysHaveTheSame(@ForAll Random random) {
    double p = EXPONENTS[random.nextInt(EXPONENTS.length)];
    for (int size : new int[] {1, 5, 100}) {
      double[] x = new double[size];
      Arrays.setAll(x, i -> any(random));
      DifferentiableFunction power =
          Fluxion.function("power").input("x", vector(size)).returns(v -> v.pow(p));
      double[] expected = Arrays.stream(x).map(each -> Arithmetic.power(each, p)).toArray();
      DifferentiableFunction strict = power.accuracy(Accuracy.STRICT);
      assertArrayEquals(expected, strict.value(x).toArray());
      assertArrayEquals(expected, strict.compile().value(x).toArray());
      assertArrayEquals(expected, strict.interpreted().value(x).toArray());
      if (!isByFunction(p)) {
        assertArrayEquals(expected, power.value(x).toArray());
      }
      double[] fast = power.compile().value(x).toArray();
      assertArrayEquals(fast, power.interpreted().value(x).toArray());
      for (int i = 0; i < size; i++) {
        double tolerance = Double.isFinite(expected[i]) ? 2 * Math.ulp(expected[i]) : 0;
        assertEquals(expected[i], fast[i], tolerance, x[i] + "^" + p);
      }
    }
  }

  private static boolean isByFunction(double p) {
    return p == 5 || p == 0.3;
  }

  @Test
  void otherPowersOfLongArraysAreFast() {
    for (int size : new int[] {2047, 2048, 2049, 40_000}) {
      double[] x = new double[size];
      Random random = new Random(size);
      Arrays.setAll(x, i -> i % 97 == 0 ? any(random) : Math.exp(random.nextGaussian()));
      double[] expected = new double[size];
      FastPower.form().apply(x, 1.7, expected, 0, size);
      DifferentiableFunction power =
          Fluxion.function("power").input("x", vector(size)).returns(v -> v.pow(1.7));
      assertArrayEquals(expected, power.compile().value(x).toArray());
      assertArrayEquals(expected, power.interpreted().value(x).toArray());
      assertArrayEquals(expected, power.parallel().compile().value(x).toArray());
      DifferentiableFunction sum =
          Fluxion.function("sum").input("x", vector(size)).returns(v -> v.pow(1.7).sum());
      double[] gradient = sum.gradient().compile().value(x).toArray();
      FastPower.form().apply(x, 0.7, expected, 0, size);
      for (int i = 0; i < size; i++) {
        double exact = 1.7 * expected[i];
        assertEquals(exact, gradient[i], Double.isNaN(exact) ? 0 : Math.ulp(exact));
      }
      assertArrayEquals(gradient, sum.gradient().interpreted().value(x).toArray());
    }
  }
}
