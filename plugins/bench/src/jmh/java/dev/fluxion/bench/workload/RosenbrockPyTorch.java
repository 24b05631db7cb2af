package dev.fluxion.bench.workload;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.training.GradientCollector;
import dev.fluxion.bench.task.Kernel;

/** Rosenbrock's function in PyTorch, of slices. */
final class RosenbrockPyTorch implements Kernel {
  private final NDManager manager = Torch.manager();
  private final NDArray x;
  private double[] gradient = new double[0];

  RosenbrockPyTorch(double[] point) {
    x = manager.create(point);
  }

  @Override
  public Object run() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray variable = Torch.variable(x);
      try (GradientCollector collector = Torch.collector()) {
        NDArray here = variable.get(new NDIndex("0:" + (Rosenbrock.N - 1)));
        NDArray next = variable.get(new NDIndex("1:" + Rosenbrock.N));
        NDArray steep = next.sub(here.square()).square().mul(100);
        collector.backward(steep.add(here.neg().add(1).square()).sum());
      }
      gradient = variable.getGradient().toDoubleArray();
      return gradient;
    }
  }

  @Override
  public double[] results() {
    return gradient;
  }

  @Override
  public void close() {
    manager.close();
  }
}
