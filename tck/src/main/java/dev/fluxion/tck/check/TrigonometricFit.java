package dev.fluxion.tck.check;

import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** A trigonometric polynomial of given frequencies, fitted by least squares. */
final class TrigonometricFit {
  private static final int POINTS_FOR_EACH_UNKNOWN = 4;

  private final List<Double> frequencies;
  private final boolean constant;
  private final double[] coefficients;
  private final double largest;

  private TrigonometricFit(Spectrum spectrum, double[] coefficients, double largest) {
    this.frequencies = spectrum.frequencies();
    this.constant = spectrum.hasConstant();
    this.coefficients = coefficients;
    this.largest = largest;
  }

  /**
   * Returns the fit to values at random points.
   *
   * @param spectrum the frequencies
   * @param f the function
   * @param range the largest absolute value of a point
   * @param random chooses the points
   */
  static TrigonometricFit of(
      Spectrum spectrum, DoubleUnaryOperator f, double range, RandomGenerator random) {
    int unknowns = spectrum.dimension();
    int count = POINTS_FOR_EACH_UNKNOWN * unknowns;
    double[][] rows = new double[count][];
    double[] values = new double[count];
    double largest = 0;
    for (int k = 0; k < count; k++) {
      // One point in each part of the range: a gap would leave a combination undetermined.
      double x = range * (2 * (k + random.nextDouble()) / count - 1);
      rows[k] = basis(spectrum.frequencies(), spectrum.hasConstant(), x);
      values[k] = f.applyAsDouble(x);
      largest = Math.max(largest, Math.abs(values[k]));
    }
    return new TrigonometricFit(spectrum, LeastSquares.solve(rows, values), largest);
  }

  private static double[] basis(List<Double> frequencies, boolean constant, double x) {
    double[] row = new double[2 * frequencies.size() + (constant ? 1 : 0)];
    for (int k = 0; k < frequencies.size(); k++) {
      row[2 * k] = Math.cos(frequencies.get(k) * x);
      row[2 * k + 1] = Math.sin(frequencies.get(k) * x);
    }
    if (constant) {
      row[row.length - 1] = 1;
    }
    return row;
  }

  /** Returns the fitted polynomial at a point. */
  double at(double x) {
    return Vectors.dot(coefficients, basis(frequencies, constant, x));
  }

  /** Returns the largest absolute value of the function that was seen. */
  double largest() {
    return largest;
  }

  /** Returns the amplitude of a frequency relative to the largest value. */
  double share(int frequency) {
    double amplitude = Math.hypot(coefficients[2 * frequency], coefficients[2 * frequency + 1]);
    return largest == 0 ? 0 : amplitude / largest;
  }
}
