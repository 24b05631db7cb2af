package dev.fluxion.elementary;

/** The code of the reductions over rows; the largest element is subtracted before exp is taken. */
final class Rows {
  private Rows() {}

  static void logsumexp(int length, double[] x, double[] result) {
    for (int row = 0; row < result.length; row++) {
      logsumexp(length, x, row, result);
    }
  }

  /** Computes one of the rows. */
  static void logsumexp(int length, double[] x, int row, double[] result) {
    int from = row * length;
    int largest = largest(x, from, length);
    result[row] = length == 0 ? Double.NEGATIVE_INFINITY : plusOthers(x, from, length, largest);
  }

  static void softmax(int length, double[] x, double[] result) {
    for (int row = 0; row < count(length, x.length); row++) {
      softmax(length, x, row, result);
    }
  }

  /** Computes one of the rows. */
  static void softmax(int length, double[] x, int row, double[] result) {
    int from = row * length;
    int largest = largest(x, from, length);
    double scale = 1 + others(x, from, length, largest);
    for (int k = from; k < from + length; k++) {
      result[k] = Math.exp(x[k] - x[largest]) / scale;
    }
  }

  static void logSoftmax(int length, double[] x, double[] result, double[] softmax) {
    for (int row = 0; row < count(length, x.length); row++) {
      logSoftmax(length, x, row, result, softmax);
    }
  }

  /** Computes one of the rows. */
  static void logSoftmax(int length, double[] x, int row, double[] result, double[] softmax) {
    int from = row * length;
    int largest = largest(x, from, length);
    double others = others(x, from, length, largest);
    double scale = 1 + others;
    double shift = Math.log1p(others);
    for (int k = from; k < from + length; k++) {
      softmax[k] = Math.exp(x[k] - x[largest]) / scale;
      result[k] = x[k] - x[largest] - shift;
    }
  }

  private static double plusOthers(double[] x, int from, int length, int largest) {
    double max = x[largest];
    return Double.isInfinite(max) ? max : max + Math.log1p(others(x, from, length, largest));
  }

  private static double others(double[] x, int from, int length, int largest) {
    double sum = 0;
    for (int k = from; k < from + length; k++) {
      sum += k == largest ? 0 : Math.exp(x[k] - x[largest]);
    }
    return sum;
  }

  /** Returns the position of the largest element of a row, or of a NaN if there is one. */
  static int largest(double[] x, int from, int length) {
    int largest = from;
    double max = Double.NEGATIVE_INFINITY;
    for (int k = from; k < from + length; k++) {
      if (!(x[k] <= max)) {
        if (Double.isNaN(x[k])) {
          return k;
        }
        largest = k;
        max = x[k];
      }
    }
    return largest;
  }

  /** Returns the number of rows of an array of some size. */
  static int count(int length, int size) {
    return length == 0 ? 0 : size / length;
  }
}
