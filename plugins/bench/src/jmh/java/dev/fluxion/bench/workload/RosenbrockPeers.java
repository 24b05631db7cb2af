package dev.fluxion.bench.workload;

import dev.fluxion.bench.task.Kernel;
import java.util.Map;
import net.finmath.montecarlo.automaticdifferentiation.RandomVariableDifferentiable;
import net.finmath.montecarlo.automaticdifferentiation.backward.RandomVariableDifferentiableAADFactory;
import net.finmath.stochastic.RandomVariable;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;

/** Rosenbrock's function as users of other libraries write it. */
final class RosenbrockPeers {
  private static final int N = Rosenbrock.N;

  private RosenbrockPeers() {}

  /** Hipparchus, with all first derivatives carried along. */
  static final class Gradients implements Kernel {
    private final double[] x;
    private double[] gradient = new double[0];

    Gradients(double[] x) {
      this.x = x;
    }

    @Override
    public Object run() {
      Gradient here = Gradient.variable(N, 0, x[0]);
      Gradient sum = Gradient.constant(N, 0);
      for (int i = 0; i < N - 1; i++) {
        Gradient next = Gradient.variable(N, i + 1, x[i + 1]);
        Gradient d = next.subtract(here.square());
        Gradient e = here.subtract(1);
        sum = sum.add(d.square().multiply(100)).add(e.square());
        here = next;
      }
      gradient = sum.getGradient();
      return gradient;
    }

    @Override
    public double[] results() {
      return gradient;
    }
  }

  /** Hipparchus, with all derivatives to an order carried along. */
  static final class Structures implements Kernel {
    private final double[] x;
    private final int order;
    private final DSFactory factory;
    private DerivativeStructure sum;

    Structures(double[] x, int order) {
      this.x = x;
      this.order = order;
      this.factory = new DSFactory(N, order);
      this.sum = factory.constant(0);
    }

    @Override
    public Object run() {
      DerivativeStructure here = factory.variable(0, x[0]);
      DerivativeStructure total = factory.constant(0);
      for (int i = 0; i < N - 1; i++) {
        DerivativeStructure next = factory.variable(i + 1, x[i + 1]);
        DerivativeStructure d = next.subtract(here.square());
        DerivativeStructure e = here.subtract(1);
        total = total.add(d.square().multiply(100)).add(e.square());
        here = next;
      }
      sum = total;
      return total;
    }

    @Override
    public double[] results() {
      int columns = order == 1 ? 1 : N;
      double[] all = new double[N * columns];
      for (int i = 0; i < all.length; i++) {
        int[] orders = new int[N];
        orders[i / columns]++;
        if (order == 2) {
          orders[i % columns]++;
        }
        all[i] = sum.getPartialDerivative(orders);
      }
      return all;
    }
  }

  /** finmath, backward. */
  static final class Finmath implements Kernel {
    private final double[] x;
    private final RandomVariableDifferentiableAADFactory factory =
        new RandomVariableDifferentiableAADFactory();
    private final RandomVariable[] gradient = new RandomVariable[N];

    Finmath(double[] x) {
      this.x = x;
    }

    @Override
    public Object run() {
      RandomVariableDifferentiable[] v = new RandomVariableDifferentiable[N];
      for (int i = 0; i < N; i++) {
        v[i] = factory.createRandomVariable(0, x[i]);
      }
      RandomVariable sum = factory.createRandomVariable(0, 0);
      for (int i = 0; i < N - 1; i++) {
        RandomVariable d = v[i + 1].sub(v[i].squared());
        RandomVariable e = v[i].sub(1);
        sum = sum.add(d.squared().mult(100)).add(e.squared());
      }
      Map<Long, RandomVariable> all = ((RandomVariableDifferentiable) sum).getGradient();
      for (int i = 0; i < N; i++) {
        gradient[i] = all.get(v[i].getID());
      }
      return gradient;
    }

    @Override
    public double[] results() {
      double[] numbers = new double[N];
      for (int i = 0; i < N; i++) {
        numbers[i] = gradient[i].doubleValue();
      }
      return numbers;
    }
  }
}
