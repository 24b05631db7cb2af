package dev.fluxion.elementary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What holds of the faster forms; how exact they are is measured by the tour. */
class FastKernelsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final int[] LENGTHS = {0, 1, 2047, 2048, 2049, 5000};
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    INFINITY,
    -INFINITY,
    Double.NaN,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    0x1p30,
    Math.nextUp(0x1p30),
    708,
    Math.nextUp(708),
    -708,
    -Math.nextUp(708),
    709.8,
    -745.2,
    20,
    1e300
  };

  private static Map<String, Kernel.Unary> kernels() {
    Map<String, Kernel.Unary> kernels = new LinkedHashMap<>();
    for (Primitive primitive : Kernels.all().values()) {
      Kernel kernel = primitive.kernel(primitive.defaults()).orElseThrow();
      if (kernel instanceof Kernel.Unary unary && unary.fast().isPresent()) {
        kernels.put(primitive.name(), unary);
      }
    }
    return kernels;
  }

  private static Kernel.FastUnary fast(String name) {
    return kernels().get(name).fast().orElseThrow();
  }

  /** Returns numbers of which most are moderate, some are any bits at all and some are special. */
  private static double any(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> SPECIAL[random.nextInt(SPECIAL.length)];
      case 2 -> random.nextGaussian() * 1e6;
      case 3 -> random.nextGaussian() * 300;
      default -> random.nextGaussian() * 2;
    };
  }

  private static double[] arguments(int size, boolean moderate, Random random) {
    double[] x = new double[size];
    Arrays.setAll(x, i -> moderate ? random.nextGaussian() * 3 : any(random));
    return x;
  }

  @Test
  void theElementaryFunctionsHaveThem() {
    assertEquals(
        List.of("exp", "log", "sin", "cos", "tanh", "sigmoid", "softplus"),
        List.copyOf(kernels().keySet()));
  }

  @Test
  void aPowerHasOneToo() {
    Primitive pow = Kernels.all().get("elementary:pow");
    Kernel.Binary kernel = (Kernel.Binary) pow.kernel(pow.defaults()).orElseThrow();
    double[] powers = new double[2];
    kernel.fast().orElseThrow().apply(new double[] {2, 9}, 3, powers, 0, 2);
    assertArrayEquals(new double[] {8, 729}, powers);
    assertEquals(Math.pow(2, 0.3), kernel.function().applyAsDouble(2, 0.3));
  }

  @Property(tries = 60)
  void rangesAreNumbersBitForBit(
      @ForAll @IntRange(max = 5) int length,
      @ForAll @IntRange(max = 9) int before,
      @ForAll @IntRange(max = 9) int after,
      @ForAll boolean moderate,
      @ForAll Random random) {
    int to = before + LENGTHS[length];
    double[] x = arguments(to + after, moderate, random);
    double[] kept = x.clone();
    kernels()
        .forEach(
            (name, kernel) -> {
              Kernel.FastUnary fast = kernel.fast().orElseThrow();
              double[] y = new double[x.length];
              Arrays.fill(y, -77);
              double[] expected = y.clone();
              for (int i = before; i < to; i++) {
                expected[i] = fast.applyAsDouble(x[i]);
              }
              fast.apply(x, y, before, to);
              assertArrayEquals(expected, y, name);
              assertArrayEquals(kept, x, name);
            });
  }

  @Test
  void functionsAndTheirDerivativesAreComputedTogether() {
    assertTrue(fast("sin").with(fast("cos")).isPresent());
    assertTrue(fast("softplus").with(fast("sigmoid")).isPresent());
    assertTrue(fast("sin").with(fast("exp")).isEmpty());
    assertTrue(fast("exp").with(fast("sin")).isEmpty());
  }

  @Property(tries = 60)
  void pairsAreTheirFunctionsBitForBit(
      @ForAll @IntRange(max = 5) int length,
      @ForAll @IntRange(max = 9) int before,
      @ForAll @IntRange(max = 9) int after,
      @ForAll boolean moderate,
      @ForAll Random random) {
    int to = before + LENGTHS[length];
    double[] x = arguments(to + after, moderate, random);
    double[] kept = x.clone();
    for (Kernel.Unary first : kernels().values()) {
      for (Kernel.Unary second : kernels().values()) {
        Kernel.FastUnary one = first.fast().orElseThrow();
        Kernel.FastUnary other = second.fast().orElseThrow();
        one.with(other)
            .ifPresent(
                pair -> {
                  double[][] expected = new double[2][x.length];
                  one.apply(x, expected[0], before, to);
                  other.apply(x, expected[1], before, to);
                  double[][] together = new double[2][x.length];
                  pair.apply(x, together[0], together[1], before, to);
                  assertArrayEquals(expected, together);
                  assertArrayEquals(kept, x);
                });
      }
    }
  }

  @Property(tries = 20)
  void theyAreNearTheStrictFormsForAnyBits(@ForAll Random random) {
    kernels()
        .forEach(
            (name, kernel) -> {
              for (int i = 0; i < 1000; i++) {
                double x = any(random);
                double strict = kernel.function().applyAsDouble(x);
                double fast = kernel.fast().orElseThrow().applyAsDouble(x);
                // Math.tanh and the strict sigmoid are themselves up to 2.5 units off.
                boolean near =
                    Double.compare(strict, fast) == 0
                        || Math.abs(strict - fast) <= 4 * Math.ulp(strict);
                assertTrue(near, () -> name + "(" + x + ") is " + strict + ", got " + fast);
              }
            });
  }

  @Test
  void specialArgumentsGiveWhatTheStrictFormsGive() {
    double[] exact = {INFINITY, -INFINITY, Double.NaN, 0.0, -0.0};
    kernels()
        .forEach(
            (name, kernel) -> {
              for (double x : exact) {
                double strict = kernel.function().applyAsDouble(x);
                assertEquals(strict, kernel.fast().orElseThrow().applyAsDouble(x), name + x);
              }
            });
    assertEquals(0, fast("log").applyAsDouble(1));
    assertTrue(Double.isNaN(fast("log").applyAsDouble(-Double.MIN_VALUE)));
    assertEquals(Double.MIN_VALUE, fast("exp").applyAsDouble(-745));
    assertEquals(0, fast("exp").applyAsDouble(-746));
    assertEquals(INFINITY, fast("exp").applyAsDouble(709.79));
    assertEquals(1, fast("tanh").applyAsDouble(19.1));
  }

  @Property
  void symmetriesAreExact(@ForAll Random random) {
    double x = any(random);
    for (String odd : List.of("sin", "tanh")) {
      assertEquals(-fast(odd).applyAsDouble(x), fast(odd).applyAsDouble(-x), odd + x);
    }
    assertEquals(fast("cos").applyAsDouble(x), fast("cos").applyAsDouble(-x), "cos" + x);
  }

  @Property
  void tanhDoesNotFall(@ForAll @IntRange(min = 1, max = 8000) int steps) {
    Kernel.FastUnary tanh = fast("tanh");
    double x = steps / 400.0;
    assertTrue(tanh.applyAsDouble(x - 1e-6) <= tanh.applyAsDouble(x), () -> "tanh" + x);
    assertTrue(tanh.applyAsDouble(x) <= 1);
  }

  @Test
  void sinesKeepThePythagoreanIdentity() {
    DoubleUnaryOperator sin = fast("sin")::applyAsDouble;
    DoubleUnaryOperator cos = fast("cos")::applyAsDouble;
    for (double x = -1e5; x < 1e5; x += 17.3) {
      double s = sin.applyAsDouble(x);
      double c = cos.applyAsDouble(x);
      assertEquals(1, s * s + c * c, 1e-15, Double.toString(x));
    }
  }

  @Property
  void sinesAreAtMostOne(@ForAll Random random) {
    double nearby = Math.PI / 2 + random.nextGaussian() * 1e-8;
    for (double x : new double[] {nearby, -nearby, nearby + Math.PI}) {
      assertTrue(Math.abs(fast("sin").applyAsDouble(x)) <= 1, () -> "sin" + x);
      assertTrue(Math.abs(fast("cos").applyAsDouble(x - Math.PI / 2)) <= 1, () -> "cos" + x);
    }
    assertEquals(1, fast("sin").applyAsDouble(Math.PI / 2));
    assertEquals(-1, fast("cos").applyAsDouble(Math.PI));
  }
}
