package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Spectrum;
import java.util.Arrays;
import java.util.Optional;

/**
 * The functionals on the functions of one spectrum, as vectors of their values on a basis.
 *
 * <p>The basis is the constant, if there is one, the cosines, and then the sines. Derivatives are
 * divided by {@code highest^order}, so that orders like 30 are as accurate as order 1. Orders that
 * differ by a factor only have the same type: with one frequency D³ is -ω²D, and without a constant
 * term D² is -ω² times the value.
 */
public final class AxisSpace {
  private final Spectrum spectrum;
  private final double[] frequencies;
  private final int evens;

  /**
   * Creates the space of functionals.
   *
   * @param spectrum the frequencies of the functions
   */
  public AxisSpace(Spectrum spectrum) {
    this.spectrum = spectrum;
    this.frequencies = spectrum.frequencies().stream().mapToDouble(Double::doubleValue).toArray();
    this.evens = frequencies.length + (spectrum.hasConstant() ? 1 : 0);
  }

  Spectrum spectrum() {
    return spectrum;
  }

  int frequencies() {
    return frequencies.length;
  }

  /** Returns the number of basis functions. */
  public int dimension() {
    return evens + frequencies.length;
  }

  /** Returns the highest frequency. */
  public double highest() {
    return frequencies[frequencies.length - 1];
  }

  /** Returns whether there is one frequency and no constant: a cosine with a phase. */
  boolean isOneWave() {
    return frequencies.length == 1 && !spectrum.hasConstant();
  }

  /** Returns the lowest order that a derivative is a multiple of. */
  int type(int order) {
    if (frequencies.length > 1 || order == 0) {
      return order;
    }
    int even = spectrum.hasConstant() ? 2 : 0;
    return order % 2 == 1 ? 1 : even;
  }

  /** Returns the factor between a derivative and the normalized one of its type. */
  double factor(int order) {
    double size = Math.pow(highest(), order);
    return (order - type(order)) / 2 % 2 == 0 ? size : -size;
  }

  /** Returns the value at a shift. */
  double[] value(Angle at) {
    return functional(0, at);
  }

  /** Returns the normalized derivative at the base point. */
  double[] derivative(int order) {
    return functional(order, Angle.ZERO);
  }

  /** Returns whether the value at a shift is that of the even part of every function. */
  boolean isEven(Angle at) {
    return isZero(value(at), evens, dimension());
  }

  /** Returns whether the value at a shift is that of the odd part of every function. */
  boolean isOdd(Angle at) {
    return isZero(value(at), 0, evens);
  }

  private static boolean isZero(double[] vector, int from, int to) {
    for (int i = from; i < to; i++) {
      if (vector[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a derivative at a shift, divided by {@code highest^order}.
   *
   * @param order the order, 0 for the value
   * @param at the shift from the base point
   */
  public double[] functional(int order, Angle at) {
    double[] vector = new double[dimension()];
    int shift = evens - frequencies.length;
    if (shift > 0) {
      vector[0] = order == 0 ? 1 : 0;
    }
    for (int k = 0; k < frequencies.length; k++) {
      double size = Math.pow(frequencies[k] / highest(), order);
      Angle quarters = Angle.PI.over(2).times(order % 4);
      Optional<Angle> exact = at.times(frequencies[k]).map(quarters::plus);
      double phase = frequencies[k] * at.value() + quarters.value();
      vector[shift + k] = size * exact.map(Angle::cos).orElseGet(() -> Math.cos(phase));
      vector[evens + k] = size * exact.map(Angle::sin).orElseGet(() -> Math.sin(phase));
    }
    return vector;
  }

  /** Returns the part of a functional that even functions see. */
  double[] evenPart(double[] functional) {
    return Arrays.copyOf(functional, evens);
  }

  /** Returns the part of a functional that odd functions see. */
  double[] oddPart(double[] functional) {
    return Arrays.copyOfRange(functional, evens, functional.length);
  }

  /** Returns the frequencies in units; empty if they have none. */
  long[] multiples() {
    return spectrum.unit().isEmpty()
        ? new long[0]
        : Arrays.stream(frequencies)
            .mapToLong(each -> Math.round(each / spectrum.unit().get()))
            .toArray();
  }
}
