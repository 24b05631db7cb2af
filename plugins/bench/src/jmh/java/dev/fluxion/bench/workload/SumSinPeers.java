package dev.fluxion.bench.workload;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import dev.fluxion.bench.task.Kernel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.finmath.montecarlo.automaticdifferentiation.RandomVariableDifferentiable;
import net.finmath.montecarlo.automaticdifferentiation.backward.RandomVariableDifferentiableAADFactory;
import net.finmath.stochastic.RandomVariable;
import org.hipparchus.analysis.differentiation.Gradient;

/** Σ sin w + 3 sin² y as users of other libraries write it. */
final class SumSinPeers {
  private SumSinPeers() {}

  /** Hipparchus, with 2n first derivatives carried along. */
  static final class Gradients implements Kernel {
    private final double[] w;
    private final double[] y;
    private Gradient sum = Gradient.constant(1, 0);

    Gradients(double[][] point) {
      this.w = point[0];
      this.y = point[1];
    }

    @Override
    public Object run() {
      int n = w.length;
      Gradient total = Gradient.constant(2 * n, 0);
      for (int i = 0; i < n; i++) {
        Gradient s = Gradient.variable(2 * n, n + i, y[i]).sin();
        total = total.add(Gradient.variable(2 * n, i, w[i]).sin()).add(s.square().multiply(3));
      }
      sum = total;
      return total;
    }

    @Override
    public double[] results() {
      return Data.concat(new double[] {sum.getValue()}, sum.getGradient());
    }
  }

  /** finmath, backward, with the elements as the paths of two random variables. */
  static final class Finmath implements Kernel {
    private final double[] w;
    private final double[] y;
    private final RandomVariableDifferentiableAADFactory factory =
        new RandomVariableDifferentiableAADFactory();
    private double value;
    private RandomVariable byW;
    private RandomVariable byY;

    Finmath(double[][] point) {
      this.w = point[0];
      this.y = point[1];
      this.byW = factory.createRandomVariable(0, 0);
      this.byY = byW;
    }

    @Override
    public Object run() {
      RandomVariableDifferentiable first = factory.createRandomVariable(0, w);
      RandomVariableDifferentiable second = factory.createRandomVariable(0, y);
      RandomVariable all = first.sin().add(second.sin().squared().mult(3));
      Map<Long, RandomVariable> gradient = ((RandomVariableDifferentiable) all).getGradient();
      value = all.getAverage() * w.length;
      byW = Objects.requireNonNull(gradient.get(first.getID()));
      byY = Objects.requireNonNull(gradient.get(second.getID()));
      return this;
    }

    @Override
    public double[] results() {
      return Data.concat(new double[] {value}, byW.getRealizations(), byY.getRealizations());
    }
  }

  /** PyTorch, in doubles; results stay in its memory. */
  static final class PyTorch implements Kernel {
    private final NDManager manager = Torch.manager();
    private final NDArray w;
    private final NDArray y;
    private double[] results = new double[0];

    PyTorch(double[][] point) {
      w = manager.create(point[0]);
      y = manager.create(point[1]);
    }

    @Override
    public Object run() {
      return run(false);
    }

    private Object run(boolean keep) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray first = Torch.variable(w);
        NDArray second = Torch.variable(y);
        NDArray loss;
        try (GradientCollector collector = Torch.collector()) {
          loss = first.sin().add(second.sin().square().mul(3)).sum();
          collector.backward(loss);
        }
        List<NDArray> all = List.of(loss, first.getGradient(), second.getGradient());
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
}
