package dev.fluxion.bench.workload;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Arrays of numbers, the same in every JVM. */
final class Data {
  private Data() {}

  /**
   * Returns random numbers.
   *
   * @param seed which
   * @param n how many
   * @param low the smallest
   * @param high the largest
   */
  static double[] uniform(long seed, int n, double low, double high) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] numbers = new double[n];
    // No lambda: the first one in a JVM takes 20 ms, which a first gradient would be charged with.
    for (int i = 0; i < n; i++) {
      numbers[i] = low + (high - low) * random.nextDouble();
    }
    return numbers;
  }

  /**
   * Returns a matrix of zeros with a one in each row.
   *
   * @param seed where they are
   * @param rows the number of rows
   * @param columns the number of columns
   */
  static double[] oneHot(long seed, int rows, int columns) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] matrix = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      matrix[i * columns + random.nextInt(columns)] = 1;
    }
    return matrix;
  }

  /** Returns the column of the one in each row of such a matrix. */
  static int[] labels(double[] oneHot, int columns) {
    int[] labels = new int[oneHot.length / columns];
    for (int i = 0; i < oneHot.length; i++) {
      if (oneHot[i] == 1) {
        labels[i / columns] = i % columns;
      }
    }
    return labels;
  }

  /** Returns the rows of a row-major matrix. */
  static double[][] rows(double[] matrix, int columns) {
    double[][] rows = new double[matrix.length / columns][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(matrix, i * columns, (i + 1) * columns));
    return rows;
  }

  /** Returns a row-major matrix with rows and columns exchanged. */
  static double[] transposed(double[] matrix, int columns) {
    int rows = matrix.length / columns;
    double[] other = new double[matrix.length];
    Arrays.setAll(other, i -> matrix[i % rows * columns + i / rows]);
    return other;
  }

  /** Returns arrays one after the other. */
  static double[] concat(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }
}
