package dev.fluxion.dsl.engine.run;

import java.util.Arrays;

/**
 * How the numbers of a result depend on evaluations: a sparse row of coefficients for each number.
 */
public final class Targets {
  private static final double GAP = 1e-3;
  private static final int STEPS = 2_000;

  private final int evaluations;
  private final int[][] columns;
  private final double[][] coefficients;

  /**
   * Creates the rows.
   *
   * @param evaluations the number of evaluations
   * @param columns for each number, the evaluations that it depends on, each once
   * @param coefficients for each number, the coefficients of these evaluations
   */
  public Targets(int evaluations, int[][] columns, double[][] coefficients) {
    if (columns.length != coefficients.length) {
      throw new IllegalArgumentException(
          columns.length + " rows do not fit " + coefficients.length + " rows of coefficients");
    }
    this.evaluations = evaluations;
    this.columns = columns;
    this.coefficients = coefficients;
  }

  /**
   * Returns how much the weighted variances depend on each evaluation: √(Σ w C²) over the numbers.
   *
   * @param weights how much the variance of each number counts
   */
  public double[] importance(double[] weights) {
    double[] squares = new double[evaluations];
    for (int a = 0; a < columns.length; a++) {
      for (int k = 0; k < columns[a].length; k++) {
        squares[columns[a][k]] += weights[a] * coefficients[a][k] * coefficients[a][k];
      }
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  /**
   * Returns the variance of each number.
   *
   * @param deviations the standard deviation of a single shot of each evaluation
   * @param shots the shots of each evaluation; fractions are allowed
   */
  public double[] variances(double[] deviations, double[] shots) {
    double[] variances = new double[columns.length];
    for (int a = 0; a < columns.length; a++) {
      for (int k = 0; k < columns[a].length; k++) {
        int j = columns[a][k];
        double part = coefficients[a][k] * deviations[j];
        variances[a] += part == 0 ? 0 : part * part / shots[j];
      }
    }
    return variances;
  }

  /**
   * Returns weights, of sum 1, under which the best division of shots makes the largest of the
   * variances the least, within a thousandth.
   *
   * @param deviations the standard deviation of a single shot of each evaluation
   */
  public double[] worstCaseWeights(double[] deviations) {
    /* The weighted variance of the best division is concave in the weights, its derivatives are the
     * variances, and its largest value is the least worst case. Weights are multiplied by the
     * variances relative to their mean (Silvey, Titterington and Torsney, Communications in
     * Statistics A 7, 1978). No division has a worst case below the mean, which ends the iteration.
     */
    double[] weights = new double[columns.length];
    Arrays.fill(weights, 1.0 / columns.length);
    double[] best = weights.clone();
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS; step++) {
      double[] variances = variances(deviations, ideal(weights, deviations));
      double mean = 0;
      for (int a = 0; a < weights.length; a++) {
        mean += weights[a] * variances[a];
      }
      double worst = Arrays.stream(variances).max().orElse(0);
      if (worst < least) {
        least = worst;
        best = weights.clone();
      }
      if (worst <= mean * (1 + GAP)) {
        break;
      }
      for (int a = 0; a < weights.length; a++) {
        weights[a] *= variances[a] / mean;
      }
    }
    return best;
  }

  /** The best division of one shot. */
  private double[] ideal(double[] weights, double[] deviations) {
    double[] shots = importance(weights);
    double sum = 0;
    for (int j = 0; j < shots.length; j++) {
      shots[j] *= deviations[j];
      sum += shots[j];
    }
    for (int j = 0; j < shots.length; j++) {
      shots[j] /= sum;
    }
    return shots;
  }
}
