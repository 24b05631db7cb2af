package dev.fluxion.tck.check;

/** Solves overdetermined linear systems by Householder's reflections. */
final class LeastSquares {
  private LeastSquares() {}

  /**
   * Returns the solution with the smallest residual.
   *
   * @param rows the matrix, with at least as many rows as columns; it is overwritten
   * @param values the right side; it is overwritten
   */
  static double[] solve(double[][] rows, double[] values) {
    int columns = rows[0].length;
    for (int k = 0; k < columns; k++) {
      reflect(rows, values, k);
    }
    double[] solution = new double[columns];
    for (int k = columns - 1; k >= 0; k--) {
      double sum = values[k];
      for (int j = k + 1; j < columns; j++) {
        sum -= rows[k][j] * solution[j];
      }
      solution[k] = sum / rows[k][k];
    }
    return solution;
  }

  /** Brings the part of column k below the diagonal to 0. */
  private static void reflect(double[][] rows, double[] values, int k) {
    double norm = 0;
    for (int i = k; i < rows.length; i++) {
      norm = Math.hypot(norm, rows[i][k]);
    }
    double[] mirror = new double[rows.length];
    for (int i = k; i < rows.length; i++) {
      mirror[i] = rows[i][k];
    }
    mirror[k] += Math.copySign(norm, mirror[k]);
    double square = Vectors.dot(mirror, mirror);
    for (int j = k; j < rows[k].length; j++) {
      double product = 0;
      for (int i = k; i < rows.length; i++) {
        product += mirror[i] * rows[i][j];
      }
      for (int i = k; i < rows.length; i++) {
        rows[i][j] -= 2 * product / square * mirror[i];
      }
    }
    double factor = 2 * Vectors.dot(mirror, values) / square;
    for (int i = k; i < rows.length; i++) {
      values[i] -= factor * mirror[i];
    }
  }
}
