package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.task.Contestant.HAND;

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
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.mult.MatrixMatrixMult_DDRM;

/** The product of two square matrices. */
final class MatrixProducts implements Workload {
  private static final String EJML = "EJML";

  static double[] left(int n) {
    return Data.uniform(1, n * n, -1, 1);
  }

  static double[] right(int n) {
    return Data.uniform(2, n * n, -1, 1);
  }

  private static DifferentiableFunction function(int n) {
    return Fluxion.function("product")
        .input("a", Shape.matrix(n, n))
        .input("b", Shape.matrix(n, n))
        .returns((a, b) -> a.matmul(b));
  }

  @Override
  public List<Task> tasks() {
    return List.of(task(64, 0.45), task(256, 0.65), task(1024, 0.45));
  }

  private static Task task(int n, double share) {
    return new Task(
        "matmul." + n,
        "product of two matrices of " + n + " x " + n,
        "fma",
        n * n * n,
        1e-12,
        Pace.STEADY,
        List.of(
            Contestant.of(HAND, () -> new ByHand(n)),
            Contestant.of(
                FLUXION, () -> FluxionValue.compiled(function(n), Data.concat(left(n), right(n)))),
            Contestant.of(OpenBlasProduct.NAME, () -> new OpenBlasProduct(n)),
            Contestant.of(EJML, () -> new EjmlProduct(n))),
        List.of(
            new Goal.RateAtLeast(FLUXION, OpenBlasProduct.NAME, share),
            new Goal.RateAtLeast(FLUXION, EJML, 4)));
  }

  /** Rows of the right matrix added to a row of the result, four at a time. */
  private static final class ByHand implements Kernel {
    private final int n;
    private final double[][] a;
    private final double[][] b;
    private final double[][] c;

    ByHand(int n) {
      this.n = n;
      a = Data.rows(left(n), n);
      b = Data.rows(right(n), n);
      c = new double[n][n];
    }

    @Override
    public Object run() {
      for (int i = 0; i < n; i++) {
        double[] p = a[i];
        double[] row = c[i];
        Arrays.fill(row, 0);
        for (int k = 0; k < n; k += 4) {
          Loops.axpy4(row, p[k], b[k], p[k + 1], b[k + 1], p[k + 2], b[k + 2], p[k + 3], b[k + 3]);
        }
      }
      return c;
    }

    @Override
    public double[] results() {
      return Data.concat(c);
    }
  }

  /** What EJML's {@code CommonOps_DDRM.mult} calls for these sizes on one thread. */
  private static final class EjmlProduct implements Kernel {
    private final DMatrixRMaj a;
    private final DMatrixRMaj b;
    private final DMatrixRMaj c;

    EjmlProduct(int n) {
      a = DMatrixRMaj.wrap(n, n, left(n));
      b = DMatrixRMaj.wrap(n, n, right(n));
      c = new DMatrixRMaj(n, n);
    }

    @Override
    public Object run() {
      MatrixMatrixMult_DDRM.mult_reorder(a, b, c);
      return c;
    }

    @Override
    public double[] results() {
      return c.getData().clone();
    }
  }
}
