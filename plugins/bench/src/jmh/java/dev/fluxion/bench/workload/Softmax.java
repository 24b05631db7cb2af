package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.task.Contestant.HAND;
import static dev.fluxion.bench.task.Contestant.VALUE;
import static dev.fluxion.elementary.Elementary.logSoftmax;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Goal;
import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import java.util.Arrays;
import java.util.List;

/** Softmax cross-entropy of a batch: the mean over its rows, and the gradient by the logits. */
final class Softmax implements Workload {
  private static final int ROWS = 256;
  private static final int CLASSES = 10;
  private static final int SIZE = ROWS * CLASSES;

  private static double[] logits() {
    return Data.uniform(1, SIZE, -4, 4);
  }

  private static double[] truth() {
    return Data.oneHot(2, ROWS, CLASSES);
  }

  private static DifferentiableFunction function() {
    dev.fluxion.spi.Shape shape = dev.fluxion.spi.Shape.matrix(ROWS, CLASSES);
    return Fluxion.function("crossEntropy")
        .input("z", shape)
        .input("t", shape)
        .returns((z, t) -> logSoftmax(z).times(t).sum().div(-ROWS));
  }

  @Override
  public List<Task> tasks() {
    double[][] point = {logits(), truth()};
    return List.of(
        new Task(
            "softmax",
            "value and gradient by the logits of softmax cross-entropy, 256 rows of 10",
            "logit",
            SIZE,
            1e-12,
            Pace.STEADY,
            List.of(
                Contestant.of(HAND, ByHand::new),
                Contestant.of(
                    FLUXION,
                    () ->
                        new FluxionRequest(
                            function().request().value().gradient("z").prepare(), point, 1, SIZE)),
                Contestant.of(
                    VALUE,
                    () -> new FluxionRequest(function().request().value().prepare(), point, 1)),
                Contestant.of(Torch.NAME, PyTorch::new)),
            List.of(
                new Goal.TimeAtMost(FLUXION, HAND, 1),
                new Goal.TimeAtMost(FLUXION, Torch.NAME, 1),
                new Goal.TimeAtMost(FLUXION, VALUE, 3))));
  }

  /** One pass over the rows; each exponential is computed once. */
  private static final class ByHand implements Kernel {
    private final double[] z = logits();
    private final int[] labels = Data.labels(truth(), CLASSES);
    private final double[] g = new double[SIZE];
    private final double[] value = new double[1];

    @Override
    public Object run() {
      double loss = 0;
      for (int row = 0; row < ROWS; row++) {
        loss += row(z, row * CLASSES, labels[row], g);
      }
      value[0] = loss / ROWS;
      return this;
    }

    private static double row(double[] z, int from, int label, double[] g) {
      double max = z[from];
      for (int j = 1; j < CLASSES; j++) {
        max = Math.max(max, z[from + j]);
      }
      double sum = 0;
      for (int j = 0; j < CLASSES; j++) {
        double e = Math.exp(z[from + j] - max);
        g[from + j] = e;
        sum += e;
      }
      double scale = 1 / (sum * ROWS);
      for (int j = 0; j < CLASSES; j++) {
        g[from + j] *= scale;
      }
      g[from + label] -= 1.0 / ROWS;
      return Math.log(sum) + max - z[from + label];
    }

    @Override
    public double[] results() {
      return Data.concat(value, g);
    }
  }

  private static final class PyTorch implements Kernel {
    private final NDManager manager = Torch.manager();
    private final NDArray t = manager.create(truth(), new Shape(ROWS, CLASSES));
    private final NDArray z = manager.create(logits(), new Shape(ROWS, CLASSES));
    private double[] results = new double[0];

    @Override
    public Object run() {
      return run(false);
    }

    private Object run(boolean keep) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray variable = Torch.variable(z);
        NDArray loss;
        try (GradientCollector collector = Torch.collector()) {
          loss = variable.logSoftmax(1).mul(t).sum().div(-ROWS);
          collector.backward(loss);
        }
        NDArray g = variable.getGradient();
        if (keep) {
          results = Data.concat(loss.toDoubleArray(), g.toDoubleArray());
        }
        return Arrays.asList(loss, g);
      }
    }

    @Override
    public double[] results() {
      run(true);
      return results;
    }

    @Override
    public void close() {
      manager.close();
    }
  }
}
