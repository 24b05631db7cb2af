package dev.fluxion.dsl.engine.plan.points;

import java.util.Arrays;

/**
 * Solutions of smallest norm of dense equations {@code Σ_j x_j a_j = b}, by Householder's QR
 * decomposition with column pivoting, and another one of the rows that are left (Golub and Van
 * Loan, Matrix Computations, section 5.5).
 */
final class LeastSquares {
  private static final double RANK = 1e-10;

  private final double[][] original;
  private final double[][] columns;
  private final int[] order;
  private final double[] diagonal;
  private final int rank;
  private final double[][] transposed;
  private final double[] transposedDiagonal;

  /**
   * Decomposes the equations.
   *
   * @param columns the vectors a_j, all of one length
   */
  LeastSquares(double[][] columns) {
    this.original = columns;
    this.columns = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
    this.order = new int[columns.length];
    Arrays.setAll(order, j -> j);
    int steps = Math.min(columns.length, columns[0].length);
    this.diagonal = new double[steps];
    int found = 0;
    while (found < steps && pivot(found)) {
      diagonal[found] = reflect(this.columns, found);
      found++;
    }
    this.rank = found;
    this.transposed = new double[rank][columns.length];
    for (int i = 0; i < rank; i++) {
      for (int j = i; j < columns.length; j++) {
        transposed[i][j] = i == j ? diagonal[i] : this.columns[j][i];
      }
    }
    this.transposedDiagonal = new double[rank];
    if (rank < columns.length) {
      for (int i = 0; i < rank; i++) {
        transposedDiagonal[i] = reflect(transposed, i);
      }
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Brings the longest remaining column to a position; false if all are negligible. */
  private boolean pivot(int position) {
    int best = position;
    double longest = -1;
    for (int j = position; j < columns.length; j++) {
      double length = 0;
      for (int i = position; i < columns[j].length; i++) {
        length += columns[j][i] * columns[j][i];
      }
      if (length > longest * (1 + 1e-12)) {
        longest = length;
        best = j;
      }
    }
    double[] column = columns[best];
    columns[best] = columns[position];
    columns[position] = column;
    int number = order[best];
    order[best] = order[position];
    order[position] = number;
    double first = position == 0 ? 0 : Math.abs(diagonal[0]);
    return longest > 0 && Math.sqrt(longest) > RANK * first;
  }

  /**
   * Reflects the vectors after one so that this one ends at its index, and returns what is there.
   */
  private static double reflect(double[][] vectors, int index) {
    double[] mirror = vectors[index];
    double length = 0;
    for (int i = index; i < mirror.length; i++) {
      length += mirror[i] * mirror[i];
    }
    length = mirror[index] > 0 ? -Math.sqrt(length) : Math.sqrt(length);
    mirror[index] -= length;
    double scale = -mirror[index] * length;
    for (int j = index + 1; j < vectors.length; j++) {
      mirror(mirror, index, scale, vectors[j]);
    }
    return length;
  }

  private static void mirror(double[] mirror, int index, double scale, double[] vector) {
    if (scale == 0) {
      return;
    }
    double along = 0;
    for (int i = index; i < mirror.length; i++) {
      along += mirror[i] * vector[i];
    }
    along /= scale;
    for (int i = index; i < mirror.length; i++) {
      vector[i] -= along * mirror[i];
    }
  }

  /** Returns an estimate of the condition of the equations; infinite if they are dependent. */
  double condition() {
    return rank < columns.length
        ? Double.POSITIVE_INFINITY
        : Math.abs(diagonal[0] / diagonal[rank - 1]);
  }

  /** Returns the solution of smallest norm, refined once. */
  double[] solve(double[] wanted) {
    double[] x = once(wanted);
    double[] correction = once(residual(x, wanted));
    for (int j = 0; j < x.length; j++) {
      x[j] += correction[j];
    }
    return x;
  }

  private double[] once(double[] wanted) {
    double[] c = wanted.clone();
    for (int k = 0; k < rank; k++) {
      double[] column = columns[k];
      mirror(column, k, -column[k] * diagonal[k], c);
    }
    double[] y = new double[columns.length];
    if (rank == columns.length) {
      for (int i = rank - 1; i >= 0; i--) {
        double sum = c[i];
        for (int j = i + 1; j < rank; j++) {
          sum -= columns[j][i] * y[j];
        }
        y[i] = sum / diagonal[i];
      }
    } else {
      for (int i = 0; i < rank; i++) {
        double sum = c[i];
        for (int j = 0; j < i; j++) {
          sum -= transposed[i][j] * y[j];
        }
        y[i] = sum / transposedDiagonal[i];
      }
      for (int k = rank - 1; k >= 0; k--) {
        mirror(transposed[k], k, -transposed[k][k] * transposedDiagonal[k], y);
      }
    }
    double[] x = new double[y.length];
    for (int j = 0; j < y.length; j++) {
      x[order[j]] = y[j];
    }
    return x;
  }

  /** Returns what a solution leaves over. */
  double[] residual(double[] x, double[] wanted) {
    double[] rest = wanted.clone();
    for (int j = 0; j < x.length; j++) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= x[j] * original[j][i];
      }
    }
    return rest;
  }
}
