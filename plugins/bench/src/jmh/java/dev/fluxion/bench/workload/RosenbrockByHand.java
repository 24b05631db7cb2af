package dev.fluxion.bench.workload;

import dev.fluxion.bench.task.Kernel;
import java.util.Arrays;

/** Loops over the variables: each has terms with its neighbours only. */
final class RosenbrockByHand {
  private static final int N = Rosenbrock.N;

  private RosenbrockByHand() {}

  private static double value(double[] x) {
    double sum = 0;
    for (int i = 0; i < N - 1; i++) {
      double d = x[i + 1] - x[i] * x[i];
      double e = 1 - x[i];
      sum += 100 * d * d + e * e;
    }
    return sum;
  }

  /** The results are the gradient, then the value. */
  static final class Gradient implements Kernel {
    private final double[] x;
    private final double[] g = new double[N];

    Gradient(double[] x) {
      this.x = x;
    }

    @Override
    public Object run() {
      gradient(x, g);
      return g;
    }

    private static void gradient(double[] x, double[] g) {
      double carried = 0;
      for (int i = 0; i < N - 1; i++) {
        double v = x[i];
        double d = 200 * (x[i + 1] - v * v);
        g[i] = carried - 2 * v * d - 2 * (1 - v);
        carried = d;
      }
      g[N - 1] = carried;
    }

    @Override
    public double[] results() {
      return Data.concat(g, new double[] {value(x)});
    }
  }

  /** The whole matrix, of which three diagonals are not 0. */
  static final class Hessian implements Kernel {
    private final double[] x;
    private final double[] h = new double[N * N];

    Hessian(double[] x) {
      this.x = x;
    }

    @Override
    public Object run() {
      hessian(x, h);
      return h;
    }

    private static void hessian(double[] x, double[] h) {
      Arrays.fill(h, 0);
      double carried = 0;
      for (int i = 0; i < N - 1; i++) {
        double v = x[i];
        double beside = -400 * v;
        int at = i * (N + 1);
        h[at] = carried + 1200 * v * v - 400 * x[i + 1] + 2;
        h[at + 1] = beside;
        h[at + N] = beside;
        carried = 200;
      }
      h[N * N - 1] = carried;
    }

    @Override
    public double[] results() {
      return h.clone();
    }
  }

  /** Its product with a vector, without the matrix. */
  static final class Product implements Kernel {
    private final double[] x;
    private final double[] v;
    private final double[] hv = new double[N];

    Product(double[] x, double[] v) {
      this.x = x;
      this.v = v;
    }

    @Override
    public Object run() {
      product(x, v, hv);
      return hv;
    }

    private static void product(double[] x, double[] v, double[] hv) {
      double carried = 0;
      for (int i = 0; i < N - 1; i++) {
        double p = x[i];
        double beside = -400 * p;
        hv[i] = carried + (1200 * p * p - 400 * x[i + 1] + 2) * v[i] + beside * v[i + 1];
        carried = beside * v[i] + 200 * v[i + 1];
      }
      hv[N - 1] = carried;
    }

    @Override
    public double[] results() {
      return hv.clone();
    }
  }
}
