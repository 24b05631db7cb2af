package dev.fluxion.spi.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FastPowerTest {
  private static final int POINTS = Integer.getInteger("fluxion.power.points", 300);
  private static final int[] LENGTHS = {0, 1, 511, 512, 513, 1300};
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Math.nextDown(Double.MIN_NORMAL),
    Double.MIN_NORMAL,
    -Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Math.nextUp(1.0),
    Math.nextDown(1.0),
    2,
    -2,
    3,
    -3,
    0.5,
    -0.5,
    1 / 3.0,
    1e-300,
    -1e300,
    0x1p53,
    0x1p53 - 1,
    -0x1p53 - 2,
    1e17,
    1e300,
    -1e300
  };

  /** Bases and exponents. */
  private record Range(String name, ToDoubleFunction<Random> x, Exponents y) {
    /** Draws an exponent for a base. */
    interface Exponents {
      double draw(double x, Random random);
    }

    static Range fixed(double y) {
      // Some powers are near the largest and least numbers, none are beyond.
      double most = Math.min(690, 707 / Math.abs(y));
      return new Range(
          "to " + y, random -> Math.exp(most * (2 * random.nextDouble() - 1)), (x, random) -> y);
    }
  }

  /** An exponent that gives a power of any size. */
  private static double upTo(double size, double x, Random random) {
    return size * (2 * random.nextDouble() - 1) / Math.log(x);
  }

  private static Range[] ranges() {
    ToDoubleFunction<Random> any = random -> Math.exp(1400 * random.nextDouble() - 700);
    ToDoubleFunction<Random> near = random -> 0.5 + 1.5 * random.nextDouble();
    DoubleUnaryOperator side = u -> u < 0.5 ? -1 : 1;
    return new Range[] {
      Range.fixed(1 / 3.0),
      Range.fixed(1.7),
      Range.fixed(-7.3),
      Range.fixed(100.5),
      Range.fixed(5),
      Range.fixed(-12),
      Range.fixed(1e-9),
      new Range("any base", any, (x, random) -> upTo(700, x, random)),
      new Range("0.5 to 2", near, (x, random) -> upTo(700, x, random)),
      new Range("0.5 to 2, small", near, (x, random) -> upTo(3, x, random)),
      new Range("large powers", near, (x, random) -> (700 + 7 * random.nextDouble()) / Math.log(x)),
      new Range(
          "small powers", near, (x, random) -> -(700 + 7 * random.nextDouble()) / Math.log(x)),
      new Range(
          "next to 1",
          random ->
              1 + side.applyAsDouble(random.nextDouble()) * Math.exp(-3 - 33 * random.nextDouble()),
          (x, random) -> upTo(700, x, random)),
      new Range(
          "1 +- 1e-9 to 1e11",
          random -> 1 + 1e-9 * (2 * random.nextDouble() - 1),
          (x, random) -> 1e11 * (2 * random.nextDouble() - 1)),
    };
  }

  @TestFactory
  Stream<DynamicTest> powersAreRightToOneUnit() {
    return Arrays.stream(ranges())
        .map(range -> DynamicTest.dynamicTest(range.name(), () -> measure(range)));
  }

  private static void measure(Range range) {
    Random random = new Random(7);
    double worst = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = range.x().applyAsDouble(random);
      double y = range.y().draw(x, random);
      if (x != 1) {
        double units = ExactPower.units(FastPower.value(x, y), ExactPower.of(x, y));
        worst = Math.max(worst, units);
        assertTrue(units <= 1, () -> x + "^" + y + " is " + units + " units off");
      }
    }
    assertTrue(worst > 0.3, "so exact is nothing");
    if (POINTS > 300) {
      System.out.println(range.name() + ": " + worst);
    }
  }

  @Test
  void theTableHasLogarithms() {
    Map<Integer, BigDecimal> logs = new TreeMap<>(Map.of(256, BigDecimal.ZERO));
    for (int n = 256; n < 400; n++) {
      logs.put(n + 1, logs.get(n).subtract(ExactPower.logarithmOfRatio(n + 1, n)));
    }
    for (int n = 256; n > 150; n--) {
      logs.put(n - 1, logs.get(n).add(ExactPower.logarithmOfRatio(n, n - 1)));
    }
    for (int j = 0; j < LogarithmTable.SIZE; j++) {
      double first = LogarithmTable.FIRST[j];
      BigDecimal sum = new BigDecimal(first).add(new BigDecimal(LogarithmTable.REST[j]));
      BigDecimal exact = logs.get((int) (LogarithmTable.INVERSE[j] * LogarithmTable.SIZE));
      double error = sum.subtract(exact, MathContext.DECIMAL64).abs().doubleValue();
      double size = exact.abs().doubleValue();
      assertTrue(error <= 0x1p-68 * size, "entry " + j + " is wrong by " + error);
      assertEquals(Math.rint(first * 0x1p42), first * 0x1p42);
      double least = (j < LogarithmTable.FIRST_BELOW_ONE ? 1 : 0.5) * (1 + j / 256.0);
      double spacing = j < LogarithmTable.FIRST_BELOW_ONE ? 0x1p-8 : 0x1p-9;
      for (double z : new double[] {least, Math.nextDown(least + spacing)}) {
        BigDecimal r =
            new BigDecimal(z)
                .multiply(new BigDecimal(LogarithmTable.INVERSE[j]))
                .subtract(BigDecimal.ONE);
        assertEquals(0, r.compareTo(new BigDecimal(r.doubleValue())), "r is exact");
        assertTrue(Math.abs(r.doubleValue()) < 0.0042, () -> "r is " + r);
      }
    }
  }

  @Test
  void specialNumbersHaveThePowersThatMathGives() {
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        double expected = Math.pow(x, y);
        double actual = FastPower.value(x, y);
        double tolerance = Double.isFinite(expected) ? Math.ulp(expected) : 0;
        assertEquals(expected, actual, tolerance, x + "^" + y);
        assertEquals(1 / expected > 0, 1 / actual > 0, "the sign of " + x + "^" + y);
      }
    }
  }

  private static double any(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> SPECIAL[random.nextInt(SPECIAL.length)];
      case 2 -> random.nextInt(9) - 4;
      case 3 -> -Math.exp(random.nextGaussian());
      default -> Math.exp(random.nextGaussian() * 3);
    };
  }

  private static double moderate(Random random) {
    return Math.exp(random.nextGaussian());
  }

  @Property(tries = 100)
  void rangesAreNumbersBitForBit(
      @ForAll @IntRange(max = 5) int length,
      @ForAll @IntRange(max = 9) int before,
      @ForAll @IntRange(max = 9) int after,
      @ForAll boolean special,
      @ForAll Random random) {
    int to = before + LENGTHS[length];
    double[][] xy = new double[2][to + after];
    for (double[] each : xy) {
      Arrays.setAll(each, i -> special ? any(random) : moderate(random));
    }
    double[][] kept = {xy[0].clone(), xy[1].clone()};
    double one = special ? any(random) : moderate(random);
    double[][] expected = new double[4][to + after];
    double[][] actual = new double[4][to + after];
    for (double[] each : actual) {
      Arrays.fill(each, -77);
    }
    for (int i = 0; i < to + after; i++) {
      boolean inside = i >= before && i < to;
      double x = xy[0][i];
      double y = xy[1][i];
      expected[0][i] = inside ? FastPower.value(x, y) : -77;
      expected[1][i] = inside ? FastPower.value(x, one) : -77;
      expected[2][i] = inside ? FastPower.value(one, y) : -77;
      expected[3][i] = inside ? FastPower.value(x, x) : -77;
    }
    FastPower power = FastPower.INSTANCE;
    power.apply(xy[0], xy[1], actual[0], before, to);
    power.apply(xy[0], one, actual[1], before, to);
    power.apply(one, xy[1], actual[2], before, to);
    power.apply(xy[0], xy[0], actual[3], before, to);
    for (int k = 0; k < expected.length; k++) {
      assertArrayEquals(expected[k], actual[k], "form " + k + ", one = " + one);
    }
    assertArrayEquals(kept, xy);
  }

  @Property(tries = 200)
  void itIsNearMathForAnyBits(@ForAll Random random) {
    for (int i = 0; i < 500; i++) {
      double x = any(random);
      double y = any(random);
      double expected = Math.pow(x, y);
      double actual = FastPower.value(x, y);
      boolean near =
          Double.compare(expected, actual) == 0
              || Math.abs(expected - actual) <= 2 * Math.ulp(expected);
      assertTrue(near, () -> x + "^" + y + " is " + expected + ", got " + actual);
    }
  }

  @Test
  void withoutHardwareMathStandsIn() {
    double[] z = {7, 7, 7, 7};
    new PowerOfMath().apply(new double[] {1, 2, 3, 4}, new double[] {9, 3, 2, 9}, z, 1, 3);
    assertArrayEquals(new double[] {7, 8, 9, 7}, z);
    assertEquals(Math.pow(3, 0.1), new PowerOfMath().applyAsDouble(3, 0.1));
    assertEquals(HardwareFma.PRESENT, FastPower.form() == FastPower.INSTANCE);
  }

  @Test
  void exponentsOneAndZeroAreExact() {
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      double x = moderate(random);
      assertEquals(1, FastPower.value(x, 0));
      assertEquals(x, FastPower.value(x, 1));
    }
  }
}
