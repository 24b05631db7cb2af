package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.Sensitivities;
import java.util.HashMap;
import java.util.Map;

/**
 * The outcome of a run of which a backend gave values with errors.
 *
 * <p>Errors of different evaluations are independent. The numbers that one evaluation gives have
 * errors whose correlation is not known: together they count with the sum of their sizes, which is
 * never too small.
 */
public final class SampledRun {
  private final Sensitivities sensitivities;
  private final int[] outputs;
  private final double[] frame;
  private final double[] errors;
  private final int[] evaluations;
  private final Spending spending;
  private final Map<Integer, Sensitivities.Row> rows = new HashMap<>();

  /**
   * Keeps what a run has left.
   *
   * @param sensitivities of the program
   * @param outputs the slots of the results
   * @param frame the values of all slots
   * @param errors the standard error of each sampled number
   * @param evaluations which evaluation each sampled number is of
   * @param spending what the run has cost
   */
  SampledRun(
      Sensitivities sensitivities,
      int[] outputs,
      double[] frame,
      double[] errors,
      int[] evaluations,
      Spending spending) {
    this.sensitivities = sensitivities;
    this.outputs = outputs;
    this.frame = frame;
    this.errors = errors;
    this.evaluations = evaluations;
    this.spending = spending;
  }

  /** Returns the results. */
  public double[] values() {
    double[] values = new double[outputs.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = frame[outputs[i]];
    }
    return values;
  }

  /** Returns what the run has cost. */
  public Spending spending() {
    return spending;
  }

  /**
   * Returns the standard error of each result, to first order; NaN where a result depends on
   * sampled values in a way that no rule tells.
   */
  public double[] standardErrors() {
    double[] result = new double[outputs.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.sqrt(variance(row(i)));
    }
    return result;
  }

  private Sensitivities.Row row(int output) {
    return rows.computeIfAbsent(origin(output), slot -> sensitivities.row(slot, frame));
  }

  private int origin(int output) {
    return sensitivities.origin(outputs[output]);
  }

  private double variance(Sensitivities.Row row) {
    double variance = 0;
    double together = 0;
    for (int k = 0; k < row.sources().length; k++) {
      int source = row.sources()[k];
      together += Math.abs(row.derivatives()[k]) * errors[source];
      boolean last =
          k + 1 == row.sources().length || evaluations[row.sources()[k + 1]] != evaluations[source];
      if (last) {
        variance += together * together;
        together = 0;
      }
    }
    return row.isKnown() ? variance : Double.NaN;
  }

  /**
   * Returns the covariances of some results, to first order.
   *
   * @param from the first result
   * @param count how many
   * @return one row for each; NaN where they are not known, for instance because both depend on
   *     several numbers of one evaluation
   */
  public double[][] covariances(int from, int count) {
    double[][] matrix = new double[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b <= a; b++) {
        matrix[a][b] =
            origin(from + a) == origin(from + b)
                ? variance(row(from + a))
                : covariance(row(from + a), row(from + b));
        matrix[b][a] = matrix[a][b];
      }
    }
    return matrix;
  }

  /** Returns whether a result depends on several numbers of one evaluation. */
  private boolean isJoint(Sensitivities.Row row) {
    for (int k = 1; k < row.sources().length; k++) {
      int source = row.sources()[k];
      int before = row.sources()[k - 1];
      if (evaluations[source] == evaluations[before] && errors[source] * errors[before] != 0) {
        return true;
      }
    }
    return false;
  }

  private double covariance(Sensitivities.Row left, Sensitivities.Row right) {
    if (!left.isKnown() || !right.isKnown() || isJoint(left) || isJoint(right)) {
      return Double.NaN;
    }
    double covariance = 0;
    int i = 0;
    int j = 0;
    while (i < left.sources().length && j < right.sources().length) {
      int a = left.sources()[i];
      int b = right.sources()[j];
      if (a == b) {
        covariance += left.derivatives()[i] * right.derivatives()[j] * errors[a] * errors[a];
      } else if (evaluations[a] == evaluations[b] && errors[a] * errors[b] != 0) {
        return Double.NaN;
      }
      i += a <= b ? 1 : 0;
      j += b <= a ? 1 : 0;
    }
    return covariance;
  }
}
