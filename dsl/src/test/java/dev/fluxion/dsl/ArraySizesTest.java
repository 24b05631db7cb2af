package dev.fluxion.dsl;

import static dev.fluxion.elementary.Elementary.cos;
import static dev.fluxion.elementary.Elementary.exp;
import static dev.fluxion.elementary.Elementary.sin;
import static dev.fluxion.elementary.Elementary.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Compiled code, interpreted code and code on several threads give the same bits at any size. */
class ArraySizesTest {
  private static final int[] SIZES = {
    0, 1, 2, 7, 8, 9, 31, 32, 33, 255, 256, 257, 2047, 2048, 2049
  };

  @Property(tries = 20)
  void compiledIsInterpretedForEverySize(@ForAll long seed) {
    for (int size : SIZES) {
      DifferentiableFunction f = random(seed, size);
      double[][] point = point(seed, size);
      double[] joined = joined(point);
      Result interpreted = f.interpreted().request().value().gradient("x").gradient("y").at(joined);
      PreparedRequest compiled =
          f.request().value().gradient("x").gradient("y").prepare().compile();
      double[] value = new double[1];
      double[] byX = new double[size];
      double[] byY = new double[size];
      compiled.into(point, value, byX, byY);
      assertBits(interpreted.value().toArray(), value);
      assertBits(interpreted.gradient("x").toArray(), byX);
      assertBits(interpreted.gradient("y").toArray(), byY);
      Result again = compiled.at(joined);
      assertBits(value, again.value().toArray());
      assertBits(byX, again.gradient("x").toArray());
      assertBits(byY, again.gradient("y").toArray());
    }
  }

  @Property(tries = 20)
  void strictIsMathAndFastIsNear(@ForAll long seed) {
    DifferentiableFunction f =
        Fluxion.function("f").input("x", Shape.vector(100)).returns(x -> sin(x).plus(exp(x)));
    double[] point = new Random(seed).doubles(100, -30, 30).toArray();
    double[] strict = f.accuracy(Accuracy.STRICT).compile().value(point).toArray();
    double[] fast = f.compile().value(point).toArray();
    for (int i = 0; i < point.length; i++) {
      assertEquals(Math.sin(point[i]) + Math.exp(point[i]), strict[i]);
      double bound = 2 * (Math.ulp(Math.sin(point[i])) + Math.ulp(Math.exp(point[i])));
      assertEquals(strict[i], fast[i], bound + Math.ulp(strict[i]));
    }
  }

  @Test
  void severalThreadsGiveTheBitsOfOne() {
    int size = 600_001;
    DifferentiableFunction f = random(3, size);
    double[][] point = point(5, size);
    double[][] serial = results(f, point);
    double[][] parallel = results(f.parallel(), point);
    for (int k = 0; k < serial.length; k++) {
      assertBits(serial[k], parallel[k]);
    }
  }

  private static double[][] results(DifferentiableFunction f, double[][] point) {
    double[][] results = {new double[1], new double[point[0].length]};
    f.request().value().gradient("x").prepare().into(point, results);
    return results;
  }

  @Test
  void sixteenThreadsOnOneFunctionGiveTheBitsOfOne()
      throws InterruptedException, ExecutionException {
    DifferentiableFunction gradient = random(7, 300).gradient();
    double[][] points = new double[16][];
    double[][] expected = new double[16][];
    for (int k = 0; k < points.length; k++) {
      points[k] = joined(point(k, 300));
      expected[k] = gradient.interpreted().value(points[k]).toArray();
    }
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int k = 0; k < 16; k++) {
        int own = k;
        running.add(
            threads.submit(
                () -> {
                  double[] out = new double[600];
                  for (int repeat = 0; repeat < 200; repeat++) {
                    gradient.valueInto(points[own], out);
                    assertBits(expected[own], out);
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aResultMayReplaceThePoint() {
    DifferentiableFunction f =
        Fluxion.function("f").input("x", Shape.vector(3)).returns(x -> x.times(x.sum()));
    double[] both = {1, 2, 3};
    f.compile().valueInto(both, both);
    assertArrayEquals(new double[] {6, 12, 18}, both);
    double[] again = {1, 2, 3};
    f.request().value().prepare().compile().into(new double[][] {again}, again);
    assertArrayEquals(new double[] {6, 12, 18}, again);
  }

  private static DifferentiableFunction random(long seed, int size) {
    return Fluxion.function("random")
        .input("x", Shape.vector(size))
        .input("y", Shape.vector(size))
        .returns(
            (x, y) -> {
              Random random = new Random(seed);
              List<Expr> known = new ArrayList<>(List.of(x, y, x.plus(y)));
              for (int k = 0; k < 12; k++) {
                Expr a = known.get(random.nextInt(known.size()));
                Expr b = known.get(random.nextInt(known.size()));
                known.add(
                    switch (random.nextInt(8)) {
                      case 0 -> sin(a);
                      case 1 -> cos(a);
                      case 2 -> tanh(b);
                      case 3 -> exp(a.times(-1).times(a));
                      case 4 -> a.times(b);
                      case 5 -> a.minus(b.times(0.25));
                      case 6 -> a.times(b.sum().times(1e-3));
                      default -> a.pow(2).plus(1).pow(-1);
                    });
              }
              return known.get(known.size() - 1).times(known.get(known.size() - 2)).sum();
            });
  }

  private static double[][] point(long seed, int size) {
    Random random = new Random(seed);
    return new double[][] {
      random.doubles(size, -2, 2).toArray(), random.doubles(size, -2, 2).toArray()
    };
  }

  private static double[] joined(double[][] point) {
    double[] joined = java.util.Arrays.copyOf(point[0], point[0].length + point[1].length);
    System.arraycopy(point[1], 0, joined, point[0].length, point[1].length);
    return joined;
  }

  private static void assertBits(double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      int position = i;
      assertEquals(
          Double.doubleToLongBits(expected[i]),
          Double.doubleToLongBits(actual[i]),
          () -> position + ": " + expected[position] + ", got " + actual[position]);
    }
  }
}
