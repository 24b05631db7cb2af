package dev.fluxion.bench.workload;

import dev.fluxion.bench.task.Kernel;

/** One loop that shares the sine of y between value and gradient. */
final class SumSinByHand implements Kernel {
  private final double[] w;
  private final double[] y;
  private final double[] value = new double[1];
  private final double[] byW;
  private final double[] byY;

  SumSinByHand(double[][] point) {
    this.w = point[0];
    this.y = point[1];
    this.byW = new double[w.length];
    this.byY = new double[w.length];
  }

  @Override
  public Object run() {
    value[0] = gradients(w, y, byW, byY);
    return this;
  }

  private static double gradients(double[] w, double[] y, double[] byW, double[] byY) {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      double s = Math.sin(y[i]);
      double threeS = 3 * s;
      sum += Math.sin(w[i]) + threeS * s;
      byW[i] = Math.cos(w[i]);
      byY[i] = 2 * threeS * Math.cos(y[i]);
    }
    return sum;
  }

  @Override
  public double[] results() {
    return Data.concat(value, byW, byY);
  }
}
