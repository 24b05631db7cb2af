package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.task.Contestant.HAND;
import static dev.fluxion.bench.task.Contestant.VALUE;
import static dev.fluxion.elementary.Elementary.softplus;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Goal;
import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Logistic regression, the gradient of Σ log(1 + exp z) - y z with z = X w by w. */
final class Logistic implements Workload {
  private static final int ROWS = 100_000;
  private static final int COLUMNS = 50;
  private static final String LIMIT = "memory limit";

  private static double[] matrix() {
    return Data.uniform(1, ROWS * COLUMNS, -1, 1);
  }

  private static double[] labels() {
    return Arrays.stream(Data.uniform(2, ROWS, 0, 1)).map(Math::rint).toArray();
  }

  private static double[] weights() {
    return Data.uniform(3, COLUMNS, -0.5, 0.5);
  }

  private static DifferentiableFunction function() {
    return Fluxion.function("logistic")
        .input("X", Shape.matrix(ROWS, COLUMNS))
        .input("y", Shape.vector(ROWS))
        .input("w", Shape.vector(COLUMNS))
        .returns(
            (x, y, w) -> {
              var z = x.matmul(w);
              return softplus(z).minus(y.times(z)).sum();
            });
  }

  private static double[][] point() {
    return new double[][] {matrix(), labels(), weights()};
  }

  @Override
  public List<Task> tasks() {
    Supplier<Kernel> fluxion =
        () -> new FluxionRequest(function().request().gradient("w").prepare(), point(), COLUMNS);
    return List.of(
        new Task(
            "logistic",
            "gradient of logistic regression, 10^5 rows of 50; the limit is to sum the matrix once",
            "row",
            ROWS,
            1e-10,
            Pace.STEADY,
            List.of(
                Contestant.of(HAND, ByHand::new),
                Contestant.of(FLUXION, fluxion),
                new Contestant(
                    VALUE,
                    COLUMNS + 1,
                    () -> new FluxionRequest(function().request().value().prepare(), point(), 1)),
                new Contestant(LIMIT, COLUMNS, MemoryLimit::new)),
            List.of(
                new Goal.TimeAtMost(FLUXION, LIMIT, 1.5), new Goal.TimeAtMost(FLUXION, VALUE, 3))));
  }

  /** Two passes over copies of four rows at a time, which are in the cache and start at 0. */
  private static final class ByHand implements Kernel {
    private final double[] x = matrix();
    private final double[] y = labels();
    private final double[] w = weights();
    private final double[] g = new double[COLUMNS];
    private final double[] p = new double[COLUMNS];
    private final double[] q = new double[COLUMNS];
    private final double[] r = new double[COLUMNS];
    private final double[] s = new double[COLUMNS];

    @Override
    public Object run() {
      Arrays.fill(g, 0);
      for (int row = 0; row < ROWS; row += 4) {
        int from = row * COLUMNS;
        System.arraycopy(x, from, p, 0, COLUMNS);
        System.arraycopy(x, from + COLUMNS, q, 0, COLUMNS);
        System.arraycopy(x, from + 2 * COLUMNS, r, 0, COLUMNS);
        System.arraycopy(x, from + 3 * COLUMNS, s, 0, COLUMNS);
        rows(row);
      }
      return g;
    }

    private void rows(int row) {
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      for (int j = 0; j < COLUMNS; j++) {
        double v = w[j];
        a += v * p[j];
        b += v * q[j];
        c += v * r[j];
        d += v * s[j];
      }
      Loops.axpy4(
          g,
          residual(a, y[row]),
          p,
          residual(b, y[row + 1]),
          q,
          residual(c, y[row + 2]),
          r,
          residual(d, y[row + 3]),
          s);
    }

    private static double residual(double z, double y) {
      return 1 / (1 + Math.exp(-z)) - y;
    }

    /** The gradient, the sum of the matrix, and the value. */
    @Override
    public double[] results() {
      double loss = 0;
      for (int row = 0; row < ROWS; row++) {
        double z = 0;
        for (int j = 0; j < COLUMNS; j++) {
          z += x[row * COLUMNS + j] * w[j];
        }
        loss += Math.log1p(Math.exp(z)) - y[row] * z;
      }
      return Data.concat(g, new double[] {Arrays.stream(x).sum(), loss});
    }
  }

  /** Reads the matrix once. */
  private static final class MemoryLimit implements Kernel {
    private final double[] x = matrix();
    private final double[] sum = new double[1];

    @Override
    public Object run() {
      sum[0] = Loops.sum8(x);
      return sum;
    }

    @Override
    public double[] results() {
      return sum.clone();
    }
  }
}
