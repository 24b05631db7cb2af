package dev.fluxion.dsl.engine.plan.points;

import java.util.Arrays;
import java.util.Optional;

/** Small dense systems of equations. */
public final class LinearSystem {
  private LinearSystem() {}

  /**
   * Returns a solution of {@code matrix · x = wanted} by elimination with complete pivoting, if
   * there is one to within the tolerance.
   *
   * @param matrix rows of coefficients; any number of rows and columns
   * @param wanted one value for each row
   * @param tolerance the residual that is accepted, relative to the largest value
   */
  public static Optional<double[]> solve(double[][] matrix, double[] wanted, double tolerance) {
    int rows = matrix.length;
    int columns = matrix[0].length;
    double[][] work = new double[rows][];
    for (int i = 0; i < rows; i++) {
      work[i] = Arrays.copyOf(matrix[i], columns + 1);
      work[i][columns] = wanted[i];
    }
    int[] pivotColumns = new int[Math.min(rows, columns)];
    boolean[] used = new boolean[columns];
    int rank = 0;
    while (rank < pivotColumns.length && eliminate(work, rank, used, pivotColumns)) {
      rank++;
    }
    double[] x = new double[columns];
    for (int k = rank - 1; k >= 0; k--) {
      double sum = work[k][columns];
      for (int j = 0; j < columns; j++) {
        sum -= j == pivotColumns[k] ? 0 : work[k][j] * x[j];
      }
      x[pivotColumns[k]] = sum / work[k][pivotColumns[k]];
    }
    return residual(matrix, x, wanted) <= tolerance ? Optional.of(x) : Optional.empty();
  }

  /** Brings the largest remaining entry to the pivot and clears its column below. */
  private static boolean eliminate(double[][] work, int rank, boolean[] used, int[] pivotColumns) {
    int bestRow = -1;
    int bestColumn = -1;
    double largest = 1e-9;
    for (int i = rank; i < work.length; i++) {
      for (int j = 0; j < used.length; j++) {
        if (!used[j] && Math.abs(work[i][j]) > largest) {
          largest = Math.abs(work[i][j]);
          bestRow = i;
          bestColumn = j;
        }
      }
    }
    if (bestRow < 0) {
      return false;
    }
    double[] swapped = work[rank];
    work[rank] = work[bestRow];
    work[bestRow] = swapped;
    used[bestColumn] = true;
    pivotColumns[rank] = bestColumn;
    for (int i = rank + 1; i < work.length; i++) {
      double factor = work[i][bestColumn] / work[rank][bestColumn];
      for (int j = 0; j < work[i].length; j++) {
        work[i][j] -= factor * work[rank][j];
      }
    }
    return true;
  }

  private static double residual(double[][] matrix, double[] x, double[] wanted) {
    double largest = 0;
    double scale = 0;
    for (int i = 0; i < matrix.length; i++) {
      double sum = -wanted[i];
      for (int j = 0; j < x.length; j++) {
        sum += matrix[i][j] * x[j];
      }
      largest = Math.max(largest, Math.abs(sum));
      scale = Math.max(scale, Math.abs(wanted[i]));
    }
    return scale == 0 ? largest : largest / scale;
  }
}
