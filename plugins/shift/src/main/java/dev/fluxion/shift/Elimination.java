package dev.fluxion.shift;

import java.util.Arrays;

/**
 * Solves a linear system that has more columns than rows by Gauss-Jordan elimination with complete
 * pivoting: one column is chosen for each row, the other unknowns are 0.
 */
final class Elimination {
  private static final double SMALLEST_RATIO = 1e-6;

  private final double[][] matrix;
  private final double[] rightSide;
  private final int[] columns;
  private double pivotRatio = 1;

  private Elimination(double[][] matrix, double[] rightSide) {
    this.matrix = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    this.rightSide = rightSide.clone();
    this.columns = new int[matrix.length];
  }

  static Elimination of(double[][] matrix, double[] rightSide) {
    Elimination elimination = new Elimination(matrix, rightSide);
    elimination.run();
    return elimination;
  }

  /** Returns the smallest pivot divided by the largest. */
  double pivotRatio() {
    return pivotRatio;
  }

  boolean isWellConditioned() {
    return pivotRatio >= SMALLEST_RATIO;
  }

  /** Returns a column that was chosen. */
  int column(int k) {
    return columns[k];
  }

  /** Returns the unknown of that column. */
  double solution(int k) {
    return rightSide[k];
  }

  private void run() {
    double first = 0;
    for (int k = 0; k < matrix.length; k++) {
      double pivot = bringPivotTo(k);
      first = k == 0 ? pivot : first;
      pivotRatio = Math.min(pivotRatio, pivot / first);
      if (!isWellConditioned()) {
        return;
      }
      divideRow(k);
      for (int row = 0; row < matrix.length; row++) {
        if (row != k) {
          subtract(row, k);
        }
      }
    }
  }

  private double bringPivotTo(int k) {
    int best = k;
    for (int row = k; row < matrix.length; row++) {
      for (int column = 0; column < matrix[row].length; column++) {
        if (Math.abs(matrix[row][column]) > Math.abs(matrix[best][columns[k]])) {
          best = row;
          columns[k] = column;
        }
      }
    }
    double[] row = matrix[best];
    matrix[best] = matrix[k];
    matrix[k] = row;
    double value = rightSide[best];
    rightSide[best] = rightSide[k];
    rightSide[k] = value;
    return Math.abs(row[columns[k]]);
  }

  private void divideRow(int k) {
    double pivot = matrix[k][columns[k]];
    rightSide[k] /= pivot;
    for (int column = 0; column < matrix[k].length; column++) {
      matrix[k][column] /= pivot;
    }
  }

  private void subtract(int row, int k) {
    double factor = matrix[row][columns[k]];
    rightSide[row] -= factor * rightSide[k];
    for (int column = 0; column < matrix[row].length; column++) {
      matrix[row][column] -= factor * matrix[k][column];
    }
  }
}
