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
import dev.fluxion.dsl.PreparedRequest;
import dev.fluxion.dsl.Request;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Shape;
import java.util.List;

/** All derivatives to order 40 of a sine whose rule is recursive. */
final class ShiftOrders implements Workload {
  private static final int ORDERS = 40;
  private static final double X = 0.4;
  private static final String ONE = "one Math.sin";

  private static Kernel derivatives() {
    DifferentiableFunction function =
        Fluxion.function("sine").input("x", Shape.scalar()).returns(Shift::shiftSin);
    Request request = function.request();
    for (int n = 1; n <= ORDERS; n++) {
      request = request.derivative(n);
    }
    return new Derivatives(request.prepare().compile());
  }

  @Override
  public List<Task> tasks() {
    return List.of(
        new Task(
            "shift40",
            "derivatives of order 1 to 40 of a recursive sine; an evaluation is one Math.sin",
            "order",
            ORDERS,
            1e-13,
            Pace.STEADY,
            List.of(
                Contestant.of(HAND, ByHand::new),
                Contestant.of(FLUXION, ShiftOrders::derivatives),
                new Contestant(ONE, ORDERS, Sine::new)),
            List.of(new Goal.TimeAtMost(FLUXION, ONE, 3))));
  }

  /** All of them in one array. */
  private static final class Derivatives implements Kernel {
    private final PreparedRequest request;
    private final double[] x = {X};
    private final double[] out = new double[ORDERS];

    Derivatives(PreparedRequest request) {
      this.request = request;
    }

    @Override
    public Object run() {
      request.into(x, out);
      return out;
    }

    @Override
    public double[] results() {
      return out.clone();
    }
  }

  /** A sine and a cosine, and their negatives in turn; then, untimed, the sine. */
  private static final class ByHand implements Kernel {
    private final double[] x = {X};
    private final double[] out = new double[ORDERS];

    @Override
    public Object run() {
      double s = Math.sin(x[0]);
      double c = Math.cos(x[0]);
      for (int k = 0; k < ORDERS; k += 4) {
        out[k] = c;
        out[k + 1] = -s;
        out[k + 2] = -c;
        out[k + 3] = s;
      }
      return out;
    }

    @Override
    public double[] results() {
      return Data.concat(out, new double[] {Math.sin(x[0])});
    }
  }

  private static final class Sine implements Kernel {
    private final double[] x = {X};
    private final double[] out = new double[1];

    @Override
    public Object run() {
      out[0] = Math.sin(x[0]);
      return out;
    }

    @Override
    public double[] results() {
      return out.clone();
    }
  }
}
