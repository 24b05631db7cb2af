package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.task.Contestant.HAND;
import static dev.fluxion.elementary.Elementary.exp;
import static dev.fluxion.elementary.Elementary.sin;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Goal;
import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Shape;
import java.util.List;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** The tenth derivative of sin(x) exp(x²). */
final class TaylorSeries implements Workload {
  private static final int ORDER = 10;
  private static final double X = 0.7;

  private static DifferentiableFunction function() {
    return Fluxion.function("wave")
        .input("x", Shape.scalar())
        .returns(x -> sin(x).times(exp(x.pow(2))));
  }

  @Override
  public List<Task> tasks() {
    return List.of(
        new Task(
            "taylor10",
            "tenth derivative of sin(x) exp(x²)",
            "run",
            1,
            1e-12,
            Pace.STEADY,
            List.of(
                Contestant.of(HAND, ByHand::new),
                Contestant.of(
                    FLUXION, () -> FluxionValue.compiled(function().derivative(ORDER), X)),
                Contestant.of("Hipparchus DS", Structures::new)),
            List.of(new Goal.TimeAtMost(FLUXION, HAND, 1.5))));
  }

  /**
   * The Taylor coefficients of the second factor by a recurrence, eₖ₊₁ = 2 (x eₖ + eₖ₋₁) / (k+1),
   * since e' = 2x e; those of the first are ± sin x / k! and ± cos x / k!; then one coefficient of
   * the product.
   */
  private static final class ByHand implements Kernel {
    private final double[] x = {X};
    private final double[] e = new double[ORDER + 1];
    private final double[] out = new double[1];
    private final double[] twoOver = new double[ORDER + 1];
    private final double[] signed = new double[ORDER + 1];

    /** Tabulates 2/k, and ± 10!/k!, the factor of the tenth derivative included. */
    ByHand() {
      double factor = 1;
      for (int k = ORDER; k >= 0; k--) {
        signed[k] = (k & 2) == 0 ? factor : -factor;
        twoOver[k] = 2.0 / Math.max(1, k);
        factor *= Math.max(1, k);
      }
    }

    @Override
    public Object run() {
      out[0] = derivative(x[0], e, twoOver, signed);
      return out;
    }

    private static double derivative(double at, double[] e, double[] twoOver, double[] signed) {
      double before = Math.exp(at * at);
      double last = 2 * at * before;
      e[0] = before;
      e[1] = last;
      for (int k = 2; k <= ORDER; k++) {
        double next = (at * last + before) * twoOver[k];
        e[k] = next;
        before = last;
        last = next;
      }
      double even = 0;
      double odd = 0;
      for (int k = 0; k < ORDER; k += 2) {
        even += signed[k] * e[ORDER - k];
        odd += signed[k + 1] * e[ORDER - 1 - k];
      }
      return Math.sin(at) * (even + signed[ORDER] * e[0]) + Math.cos(at) * odd;
    }

    @Override
    public double[] results() {
      return out.clone();
    }
  }

  private static final class Structures implements Kernel {
    private final DSFactory factory = new DSFactory(1, ORDER);
    private final double[] x = {X};
    private double result;

    @Override
    public Object run() {
      DerivativeStructure at = factory.variable(0, x[0]);
      DerivativeStructure product = at.sin().multiply(at.square().exp());
      result = product.getPartialDerivative(ORDER);
      return product;
    }

    @Override
    public double[] results() {
      return new double[] {result};
    }
  }
}
