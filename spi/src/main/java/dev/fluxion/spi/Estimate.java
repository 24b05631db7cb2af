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
    boolean fits = standardErrors.size() == values.size();
    for (int k = 0; fits && k < values.size(); k++) {
      fits = standardErrors.get(k).length == values.get(k).length;
    }
    if (!fits) {
      throw new FluxionException(
          "FLX-141", "an estimate has one standard error for each value of each output");
    }
    if (shots < 0) {
      throw new FluxionException("FLX-140", "shots are 0 (exact) or more, got " + shots);
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
