package dev.fluxion.bench.workload;

import static dev.fluxion.bench.workload.Perceptron.BATCH;
import static dev.fluxion.bench.workload.Perceptron.HIDDEN;
import static dev.fluxion.bench.workload.Perceptron.IN;
import static dev.fluxion.bench.workload.Perceptron.OUT;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.fluxion.bench.task.Kernel;
import java.util.List;
import java.util.stream.Stream;

/** The perceptron in PyTorch, in doubles; results stay in its memory. */
final class PerceptronPyTorch implements Kernel {
  private final NDManager manager = Torch.manager();
  private final NDArray x;
  private final NDArray t;
  private final NDArray w1;
  private final NDArray b1;
  private final NDArray w2;
  private final NDArray b2;
  private double[] results = new double[0];

  PerceptronPyTorch(Perceptron.Inputs inputs) {
    x = manager.create(inputs.x(), new Shape(BATCH, IN));
    t = manager.create(inputs.t(), new Shape(BATCH, OUT));
    w1 = manager.create(inputs.w1(), new Shape(IN, HIDDEN));
    b1 = manager.create(inputs.b1());
    w2 = manager.create(inputs.w2(), new Shape(HIDDEN, OUT));
    b2 = manager.create(inputs.b2());
  }

  @Override
  public Object run() {
    return run(false);
  }

  private Object run(boolean keep) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      List<NDArray> v = Stream.of(w1, b1, w2, b2).map(Torch::variable).toList();
      NDArray loss;
      try (GradientCollector collector = Torch.collector()) {
        NDArray hidden = x.matMul(v.get(0)).add(v.get(1)).tanh();
        NDArray logits = hidden.matMul(v.get(2)).add(v.get(3));
        loss = logits.logSoftmax(1).mul(t).sum().div(-BATCH);
        collector.backward(loss);
      }
      List<NDArray> all =
          Stream.concat(Stream.of(loss), v.stream().map(NDArray::getGradient)).toList();
      if (keep) {
        results = Data.concat(all.stream().map(NDArray::toDoubleArray).toArray(double[][]::new));
      }
      return all;
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
