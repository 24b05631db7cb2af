package dev.fluxion.spi;

import java.util.ArrayList;
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

  /**
   * Returns this estimate and an independent one of the same quantity taken together, weighted by
   * their shots; an exact one stands alone.
   *
   * @param other of the same lengths, from samples that this one does not contain
   */
  public Estimate pooled(Estimate other) {
    if (shots == 0 || other.shots == 0) {
      return shots == 0 ? this : other;
    }
    double total = (double) shots + other.shots;
    double mine = shots / total;
    double others = other.shots / total;
    List<double[]> pooledValues = new ArrayList<>();
    List<double[]> pooledErrors = new ArrayList<>();
    for (int k = 0; k < values.size(); k++) {
      double[] value = new double[values.get(k).length];
      double[] error = new double[value.length];
      for (int i = 0; i < value.length; i++) {
        value[i] = mine * values.get(k)[i] + others * other.values.get(k)[i];
        error[i] =
            Math.hypot(mine * standardErrors.get(k)[i], others * other.standardErrors.get(k)[i]);
      }
      pooledValues.add(value);
      pooledErrors.add(error);
    }
    return new Estimate(pooledValues, pooledErrors, shots + other.shots);
  }
}
