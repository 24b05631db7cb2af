package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.run.SampledRun;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.Map;
import java.util.Optional;

/** How certain the results of a request are; worked out when it is asked for. */
final class Uncertainty {
  private static final int LARGEST = 4_000;

  private final String function;
  private final Map<String, Shape> shapes;
  private final Optional<SampledRun> run;

  /**
   * Creates the uncertainty of results.
   *
   * @param function who was asked, for errors
   * @param shapes the shape of each result by its name
   * @param run what was sampled; nothing if all is exact
   */
  Uncertainty(String function, Map<String, Shape> shapes, Optional<SampledRun> run) {
    this.function = function;
    this.shapes = shapes;
    this.run = run;
  }

  private int size() {
    return shapes.values().stream().mapToInt(Shape::size).sum();
  }

  Items standardErrors() {
    double[] errors = run.map(SampledRun::standardErrors).orElseGet(() -> new double[size()]);
    return Items.of(function, shapes, errors);
  }

  Tensor covariance(String item) {
    int start = 0;
    for (Map.Entry<String, Shape> each : shapes.entrySet()) {
      if (each.getKey().equals(item)) {
        return covariance(start, each.getValue().size());
      }
      start += each.getValue().size();
    }
    throw Items.notAskedFor(function, item, shapes.keySet());
  }

  Tensor covariance() {
    return covariance(0, size());
  }

  private Tensor covariance(int from, int count) {
    if (count > LARGEST) {
      throw new FluxionException(
          "FLX-242",
          "covariances are given of at most "
              + LARGEST
              + " numbers at once, function '"
              + function
              + "' was asked for "
              + count);
    }
    double[] flat = new double[count * count];
    if (run.isPresent()) {
      double[][] rows = run.get().covariances(from, count);
      for (int i = 0; i < count; i++) {
        System.arraycopy(rows[i], 0, flat, i * count, count);
      }
    }
    return Tensor.of(Shape.matrix(count, count), flat, 0);
  }
}
