package dev.fluxion.dsl.engine.plan.points;

import java.util.Arrays;

/** The least sum of the lengths of the columns of rows to which relations may be added. */
final class GroupLasso {
  /** What every length is at least, of the largest: the metric stays a well-conditioned one. */
  private static final double SMALLEST = 1e-8;

  private static final double VANISHING = 1e-6;
  private static final double SINGULAR = 1e-13;

  private final double[][] start;
  private double[][] relations;
  private final double[] importance;

  /**
   * Creates the problem.
   *
   * @param start the rows
   * @param relations what multiples may be added of to each row
   * @param importance how much each row counts in the squared length of a column
   */
  GroupLasso(double[][] start, double[][] relations, double[] importance) {
    this.start = start.clone();
    this.relations = relations;
    this.importance = importance;
  }

  /**
   * Returns the rows of the smallest sum. Columns that tend to zero are zero in them.
   *
   * @param mostSteps how often it is improved at most
   * @param precision the relative improvement at which it stops
   */
  double[][] minimize(int mostSteps, double precision) {
    double[][] rows = descend(mostSteps, precision);
    double[] lengths = lengths(rows);
    double limit = VANISHING * Arrays.stream(lengths).max().orElse(0);
    for (int column = 0; column < lengths.length; column++) {
      if (lengths[column] < limit && clears(column)) {
        return relations.length == 0 ? start : minimize(mostSteps, precision);
      }
    }
    return rows;
  }

  /** Makes a column zero for good, at the price of a relation; false if none does it. */
  private boolean clears(int column) {
    int pivot = 0;
    for (int r = 1; r < relations.length; r++) {
      boolean larger = Math.abs(relations[r][column]) > Math.abs(relations[pivot][column]);
      pivot = larger ? r : pivot;
    }
    double[] relation = relations[pivot];
    if (Math.abs(relation[column]) < 1e-9) {
      return false;
    }
    double[][] others = new double[relations.length - 1][];
    for (int r = 0; r < others.length; r++) {
      others[r] = without(relations[r < pivot ? r : r + 1], relation, column);
    }
    Arrays.setAll(start, i -> without(start[i], relation, column));
    relations = others;
    return true;
  }

  private static double[] without(double[] row, double[] relation, int column) {
    double[] result = row.clone();
    double multiple = row[column] / relation[column];
    Arrays.setAll(result, j -> j == column ? 0 : row[j] - multiple * relation[j]);
    return result;
  }

  private double[][] descend(int mostSteps, double precision) {
    double[][] best = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
    double[] lengths = lengths(best);
    double least = Arrays.stream(lengths).sum();
    boolean improves = true;
    for (int step = 0; improves && step < mostSteps; step++) {
      double[][] rows = shortest(lengths);
      lengths = lengths(rows);
      double sum = Arrays.stream(lengths).sum();
      improves = least - sum > precision * sum;
      best = sum < least ? rows : best;
      least = Math.min(sum, least);
    }
    return best;
  }

  private double[] lengths(double[][] rows) {
    double[] lengths = new double[rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < lengths.length; j++) {
        lengths[j] += importance[i] * rows[i][j] * rows[i][j];
      }
    }
    Arrays.setAll(lengths, j -> Math.sqrt(lengths[j]));
    return lengths;
  }

  /** Returns the rows that are shortest in the metric of the inverse lengths. */
  private double[][] shortest(double[] columns) {
    double smallest = SMALLEST * Arrays.stream(columns).max().orElse(0) + Double.MIN_NORMAL;
    double[] lengths = Arrays.stream(columns).map(each -> Math.max(each, smallest)).toArray();
    int count = relations.length;
    double[][] scaled = new double[count][];
    double[][] gram = new double[count][count];
    for (int r = 0; r < count; r++) {
      double[] each = relations[r].clone();
      Arrays.setAll(each, j -> each[j] / lengths[j]);
      scaled[r] = each;
      for (int s = 0; s <= r; s++) {
        gram[r][s] = LeastSquares.dot(each, relations[s]);
      }
    }
    double[][] rows = new double[start.length][];
    if (!factorizes(gram)) {
      return start;
    }
    for (int i = 0; i < rows.length; i++) {
      double[] multiples = new double[count];
      for (int r = 0; r < count; r++) {
        multiples[r] = -LeastSquares.dot(scaled[r], start[i]);
      }
      substitute(gram, multiples);
      rows[i] = start[i].clone();
      for (int r = 0; r < count; r++) {
        for (int j = 0; j < rows[i].length; j++) {
          rows[i][j] += multiples[r] * relations[r][j];
        }
      }
    }
    return rows;
  }

  /**
   * Replaces the lower half of a matrix by its Cholesky factor; false if it is not safely positive
   * definite.
   */
  private static boolean factorizes(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        if (i == j && !(sum > SINGULAR * matrix[i][i])) {
          return false;
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
    return true;
  }

  private static void substitute(double[][] factor, double[] x) {
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= factor[i][k] * x[k];
      }
      x[i] /= factor[i][i];
    }
    for (int i = x.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < x.length; k++) {
        x[i] -= factor[k][i] * x[k];
      }
      x[i] /= factor[i][i];
    }
  }
}
