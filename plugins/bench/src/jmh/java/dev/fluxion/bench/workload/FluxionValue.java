package dev.fluxion.bench.workload;

import dev.fluxion.bench.task.Kernel;
import dev.fluxion.dsl.DifferentiableFunction;

/** A function evaluated by Fluxion at a flat point, into an array. */
final class FluxionValue implements Kernel {
  private final DifferentiableFunction function;
  private final double[] point;
  private final double[] out;

  FluxionValue(DifferentiableFunction function, double... point) {
    this.function = function;
    this.point = point;
    this.out = new double[function.outputShape().size()];
  }

  /**
   * Returns one that is compiled from the first run on.
   *
   * @param function the function
   * @param point where
   */
  static FluxionValue compiled(DifferentiableFunction function, double... point) {
    return new FluxionValue(function.compile(), point);
  }

  @Override
  public Object run() {
    function.valueInto(point, out);
    return out;
  }

  @Override
  public double[] results() {
    return out.clone();
  }
}
