package dev.fluxion.bench.workload;

import dev.fluxion.bench.task.Kernel;
import dev.fluxion.dsl.PreparedRequest;

/**
 * A compiled request evaluated by Fluxion at one array for each input, into one for each thing
 * asked.
 */
final class FluxionRequest implements Kernel {
  private final PreparedRequest request;
  private final double[][] point;
  private final double[][] out;

  /**
   * Creates one.
   *
   * @param request what is asked
   * @param point one array for each input
   * @param sizes the number of results of each thing asked
   */
  FluxionRequest(PreparedRequest request, double[][] point, int... sizes) {
    this.request = request.compile();
    this.point = point;
    this.out = new double[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      out[i] = new double[sizes[i]];
    }
  }

  @Override
  public Object run() {
    request.into(point, out);
    return out;
  }

  @Override
  public double[] results() {
    return Data.concat(out);
  }
}
