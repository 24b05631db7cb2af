package dev.fluxion.tck.check;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** Operations on vectors as arrays. */
final class Vectors {
  private Vectors() {}

  /** Returns arrays one after the other. */
  static double[] join(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(DoubleStream::of).toArray();
  }

  /** Returns a vector of numbers between -1 and 1, all different and none close to 0. */
  static double[] random(int size, RandomGenerator random) {
    double[] vector = new double[size];
    Arrays.setAll(
        vector, i -> (random.nextBoolean() ? 1 : -1) * (0.25 + 0.75 * random.nextDouble()));
    return vector;
  }

  /** Returns x + t v. */
  static double[] moved(double[] x, double t, double[] v) {
    double[] result = new double[x.length];
    Arrays.setAll(result, i -> x[i] + t * v[i]);
    return result;
  }

  /** Returns a unit vector. */
  static double[] unit(int size, int element) {
    double[] vector = new double[size];
    vector[element] = 1;
    return vector;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Returns the sum of the absolute values of the terms of a dot product. */
  static double absoluteDot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] * b[i]);
    }
    return sum;
  }

  /** Returns the largest absolute value, NaN if any element is. */
  static double largest(double[] vector) {
    double largest = 0;
    for (double value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Returns whether two vectors have the same bits. */
  static boolean same(double[] a, double[] b) {
    boolean same = a.length == b.length;
    for (int i = 0; same && i < a.length; i++) {
      same = Double.doubleToRawLongBits(a[i]) == Double.doubleToRawLongBits(b[i]);
    }
    return same;
  }
}
