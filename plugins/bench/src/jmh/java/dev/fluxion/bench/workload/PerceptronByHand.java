package dev.fluxion.bench.workload;

import static dev.fluxion.bench.workload.Perceptron.BATCH;
import static dev.fluxion.bench.workload.Perceptron.HIDDEN;
import static dev.fluxion.bench.workload.Perceptron.IN;
import static dev.fluxion.bench.workload.Perceptron.OUT;

import dev.fluxion.bench.task.Kernel;
import java.util.Arrays;

/**
 * Forward and backward four samples at a time, so that what they need is in the cache, with rows of
 * the hidden layer as the inner loops and four rows fused in each.
 */
final class PerceptronByHand implements Kernel {
  private static final int AT_ONCE = 4;

  private final double[][] x;
  private final int[] labels;
  private final double[][] w1;
  private final double[] b1;
  private final double[][] w2;
  private final double[] b2;

  private final double[][] h = new double[AT_ONCE][HIDDEN];
  private final double[][] dh = new double[AT_ONCE][HIDDEN];
  private final double[][] dz = new double[AT_ONCE][OUT];

  private final double[] value = new double[1];
  private final double[][] dw1 = new double[IN][HIDDEN];
  private final double[] db1 = new double[HIDDEN];
  private final double[][] dw2 = new double[OUT][HIDDEN];
  private final double[] db2 = new double[OUT];

  /**
   * Creates it.
   *
   * @param inputs the second layer's weights are kept transposed
   */
  PerceptronByHand(Perceptron.Inputs inputs) {
    x = Data.rows(inputs.x(), IN);
    labels = Data.labels(inputs.t(), OUT);
    w1 = Data.rows(inputs.w1(), HIDDEN);
    b1 = inputs.b1();
    w2 = Data.rows(Data.transposed(inputs.w2(), OUT), HIDDEN);
    b2 = inputs.b2();
  }

  @Override
  public Object run() {
    for (double[] row : dw1) {
      Arrays.fill(row, 0);
    }
    for (double[] row : dw2) {
      Arrays.fill(row, 0);
    }
    Arrays.fill(db1, 0);
    Arrays.fill(db2, 0);
    double loss = 0;
    for (int first = 0; first < BATCH; first += AT_ONCE) {
      for (int s = 0; s < AT_ONCE; s++) {
        forward(x[first + s], h[s]);
        loss += output(h[s], labels[first + s], dz[s]);
        backward(dz[s], h[s], dh[s]);
      }
      weights(first);
    }
    value[0] = loss / BATCH;
    return this;
  }

  private void forward(double[] sample, double[] hidden) {
    System.arraycopy(b1, 0, hidden, 0, HIDDEN);
    for (int k = 0; k < IN; k += 4) {
      Loops.axpy4(
          hidden,
          sample[k],
          w1[k],
          sample[k + 1],
          w1[k + 1],
          sample[k + 2],
          w1[k + 2],
          sample[k + 3],
          w1[k + 3]);
    }
    for (int j = 0; j < HIDDEN; j++) {
      hidden[j] = Math.tanh(hidden[j]);
    }
  }

  /** The loss of a sample; its derivative by the logits goes to dz. */
  private double output(double[] hidden, int label, double[] dz) {
    double max = Double.NEGATIVE_INFINITY;
    double right = 0;
    for (int o = 0; o < OUT; o++) {
      double z = b2[o] + Loops.dot8(hidden, w2[o]);
      dz[o] = z;
      max = Math.max(max, z);
      right = o == label ? z : right;
    }
    double sum = 0;
    for (int o = 0; o < OUT; o++) {
      double e = Math.exp(dz[o] - max);
      dz[o] = e;
      sum += e;
    }
    double scale = 1 / (sum * BATCH);
    for (int o = 0; o < OUT; o++) {
      dz[o] *= scale;
    }
    dz[label] -= 1.0 / BATCH;
    return Math.log(sum) + max - right;
  }

  private void backward(double[] dz, double[] hidden, double[] dh) {
    Arrays.fill(dh, 0);
    Loops.axpy4(dh, dz[0], w2[0], dz[1], w2[1], dz[2], w2[2], dz[3], w2[3]);
    Loops.axpy4(dh, dz[4], w2[4], dz[5], w2[5], dz[6], w2[6], dz[7], w2[7]);
    Loops.axpy2(dh, dz[8], w2[8], dz[9], w2[9]);
    for (int j = 0; j < HIDDEN; j++) {
      dh[j] *= 1 - hidden[j] * hidden[j];
    }
  }

  private void weights(int first) {
    double[] p = x[first];
    double[] q = x[first + 1];
    double[] r = x[first + 2];
    double[] s = x[first + 3];
    for (int k = 0; k < IN; k++) {
      Loops.axpy4(dw1[k], p[k], dh[0], q[k], dh[1], r[k], dh[2], s[k], dh[3]);
    }
    Loops.axpy4(db1, 1, dh[0], 1, dh[1], 1, dh[2], 1, dh[3]);
    for (int o = 0; o < OUT; o++) {
      Loops.axpy4(dw2[o], dz[0][o], h[0], dz[1][o], h[1], dz[2][o], h[2], dz[3][o], h[3]);
      db2[o] += dz[0][o] + dz[1][o] + dz[2][o] + dz[3][o];
    }
  }

  @Override
  public double[] results() {
    return Data.concat(
        value, Data.concat(dw1), db1, Data.transposed(Data.concat(dw2), HIDDEN), db2);
  }
}
