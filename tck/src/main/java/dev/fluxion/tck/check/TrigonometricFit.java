package dev.fluxion.tck.check;

import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** A trigonometric polynomial of given frequencies, fitted by least squares. */
final class TrigonometricFit {
  private static final int POINTS_FOR_EACH_UNKNOWN = 4;
  private static final int PREDICTIONS = 40;
  private static final double TOLERANCE = 1e-9;

  private final List<Double> frequencies;
  private final boolean constant;
  private final double[] coefficients;
  private final double largest;
  private final double range;

  private TrigonometricFit(Spectrum spectrum, double[] coefficients, double largest) {
    this.range = range(spectrum);
    this.frequencies = spectrum.frequencies();
    this.constant = spectrum.hasConstant();
    this.coefficients = coefficients;
    this.largest = largest;
  }

  /**
   * A point at which the function is not what was fitted elsewhere.
   *
   * @param x the point
   * @param predicted the fit there
   * @param value the function there
   */
  record Miss(double x, double predicted, double value) {}

  /**
   * Returns the fit to values at random points.
   *
   * @param spectrum the frequencies
   * @param f the function
   * @param random chooses the points
   */
  static TrigonometricFit of(Spectrum spectrum, DoubleUnaryOperator f, RandomGenerator random) {
    double range = range(spectrum);
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

  /** Two frequencies can be told apart over a whole beat of the two. */
  private static double range(Spectrum spectrum) {
    double gap = spectrum.frequencies().get(0);
    for (int k = 1; k < spectrum.frequencies().size(); k++) {
      gap = Math.min(gap, spectrum.frequencies().get(k) - spectrum.frequencies().get(k - 1));
    }
    return 2 * Math.PI / gap;
  }

  /**
   * Returns a random point at which the function is not what was fitted, if there is one.
   *
   * @param f the function
   * @param size that of the terms that may cancel in it
   * @param random chooses the points
   */
  Optional<Miss> miss(DoubleUnaryOperator f, double size, RandomGenerator random) {
    for (int k = 0; k < PREDICTIONS; k++) {
      double x = random.nextDouble(-range, range);
      double value = f.applyAsDouble(x);
      if (!(Math.abs(at(x) - value) <= TOLERANCE * size)) {
        return Optional.of(new Miss(x, at(x), value));
      }
    }
    return Optional.empty();
  }

  private double at(double x) {
    return Vectors.dot(coefficients, basis(frequencies, constant, x));
  }

  /** Returns the largest absolute value of the function that was seen. */
  double largest() {
    return largest;
  }

  /**
   * Returns the amplitude of a frequency relative to a size.
   *
   * @param frequency its position
   * @param size that of the function
   */
  double share(int frequency, double size) {
    double amplitude = Math.hypot(coefficients[2 * frequency], coefficients[2 * frequency + 1]);
    return size == 0 ? 0 : amplitude / size;
  }
}
