package dev.fluxion.dsl;

import static dev.fluxion.elementary.Elementary.softplus;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fluxion.spi.Shape;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logistic regression on a matrix that is read once for its value and its gradient. */
class LargeMatrixTest {
  private static final int COLUMNS = 200;

  private static DifferentiableFunction function(int rows) {
    return Fluxion.function("logistic")
        .input("X", Shape.matrix(rows, COLUMNS))
        .input("y", Shape.vector(rows))
        .input("w", Shape.vector(COLUMNS))
        .returns(
            (x, y, w) -> {
              var z = x.matmul(w);
              return softplus(z).minus(y.times(z)).sum();
            });
  }

  private static double[][] point(int rows) {
    Random random = new Random(rows);
    return new double[][] {
      random.doubles((long) rows * COLUMNS, -1, 1).toArray(),
      random.doubles(rows).map(Math::rint).toArray(),
      random.doubles(COLUMNS, -0.5, 0.5).toArray()
    };
  }

  private static PreparedRequest request(DifferentiableFunction f) {
    return f.request().value().gradient("w").prepare();
  }

  private static double[][] results(PreparedRequest request, double[][] point) {
    double[][] results = {new double[1], new double[COLUMNS]};
    request.into(point, results);
    return results;
  }

  @ParameterizedTest
  @ValueSource(ints = {5300, 8192, 10_007})
  void compiledInterpretedAndParallelGiveTheSameBitsAndTheRightOnes(int rows) {
    double[][] point = point(rows);
    double[] x = point[0];
    double[] y = point[1];
    double[] w = point[2];
    double value = 0;
    double[] gradient = new double[COLUMNS];
    for (int i = 0; i < rows; i++) {
      double z = 0;
      for (int j = 0; j < COLUMNS; j++) {
        z += x[i * COLUMNS + j] * w[j];
      }
      value += Math.log1p(Math.exp(z)) - y[i] * z;
      for (int j = 0; j < COLUMNS; j++) {
        gradient[j] += (1 / (1 + Math.exp(-z)) - y[i]) * x[i * COLUMNS + j];
      }
    }
    double[][] compiled = results(request(function(rows)).compile(), point);
    assertEquals(value, compiled[0][0], 1e-12 * value);
    assertArrayEquals(gradient, compiled[1], 1e-12 * rows);
    for (DifferentiableFunction other :
        new DifferentiableFunction[] {function(rows).interpreted(), function(rows).parallel()}) {
      double[][] same = results(request(other), point);
      assertEquals(same[0][0], compiled[0][0]);
      assertArrayEquals(same[1], compiled[1]);
    }
    PreparedRequest parallel = request(function(rows).parallel()).compile();
    double[][] same = results(parallel, point);
    assertEquals(same[0][0], compiled[0][0]);
    assertArrayEquals(same[1], compiled[1]);
  }

  @Test
  void allocatesNothing() {
    PreparedRequest request = request(function(5300)).compile();
    double[][] point = point(5300);
    double[][] results = {new double[1], new double[COLUMNS]};
    request.into(point, results);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int run = 0; run < 100; run++) {
      request.into(point, results);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    // What the measurement itself takes; the runs together would pass it with 50 bytes each.
    assertTrue(bytes < 5_000, () -> bytes + " bytes");
  }
}
