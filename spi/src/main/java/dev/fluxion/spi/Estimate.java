package dev.fluxion.spi;

import java.util.List;

/**
 * The result of an evaluation: a value for each element of each output, with its standard error and
 * the shots that were spent.
 *
 * @param values one array for each output, row-major
 * @param standardErrors of the same lengths; 0 where the backend is exact
 * @param shots how many samples were taken, 0 if none
 */
public record Estimate(List<double[]> values, List<double[]> standardErrors, long shots) {
  /** Copies the lists and checks the lengths. */
  public Estimate {
    values = List.copyOf(values);
    standardErrors = List.copyOf(standardErrors);
    for (int k = 0; k < values.size(); k++) {
      if (standardErrors.size() != values.size()
          || standardErrors.get(k).length != values.get(k).length) {
        throw new FluxionException(
            "FLX-141", "an estimate has one standard error for each value of each output");
      }
    }
  }

  /**
   * Returns exact values.
   *
   * @param outputs one array for each output
   */
  public static Estimate exact(double[]... outputs) {
    List<double[]> values = List.of(outputs);
    return new Estimate(values, values.stream().map(v -> new double[v.length]).toList(), 0);
  }
}
