package dev.fluxion.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The frequencies of a function in one of its arguments, and whether it has a constant term.
 *
 * <p>Along this argument the function is {@code a0 + Σ_k (a_k cos(ω_k x) + b_k sin(ω_k x))}: a
 * trigonometric polynomial of dimension {@code 2R + 1}, or {@code 2R} without the constant
 * (Wierichs et al., arXiv 2107.12390, section 2). A declaration is a promise; the kit checks it.
 */
public final class Spectrum {
  private static final int MAX_DENOMINATOR = 4096;

  private final double[] frequencies;
  private final boolean constant;

  private Spectrum(double[] frequencies, boolean constant) {
    this.frequencies = frequencies;
    this.constant = constant;
  }

  /**
   * Returns the frequencies 1, 2, … up to the given one, with a constant term.
   *
   * @param highest the number of frequencies R, 1 or more
   */
  public static Spectrum of(int highest) {
    if (highest < 1) {
      throw new FluxionException(
          "FLX-120", "a spectrum has at least one frequency, got highest frequency " + highest);
    }
    double[] frequencies = new double[highest];
    Arrays.setAll(frequencies, k -> k + 1.0);
    return new Spectrum(frequencies, true);
  }

  /**
   * Returns any set of frequencies, with a constant term.
   *
   * @param frequencies positive, finite and distinct, in radians per unit of the argument
   */
  public static Spectrum ofFrequencies(double... frequencies) {
    TreeSet<Double> distinct = new TreeSet<>();
    for (double frequency : frequencies) {
      if (!(frequency > 0) || Double.isInfinite(frequency)) {
        throw new FluxionException(
            "FLX-120", "frequencies are positive and finite, got " + Arrays.toString(frequencies));
      }
      if (!distinct.add(frequency)) {
        throw new FluxionException(
            "FLX-120", "frequencies are distinct, got " + Arrays.toString(frequencies));
      }
    }
    if (distinct.isEmpty()) {
      throw new FluxionException("FLX-120", "a spectrum has at least one frequency, got none");
    }
    return new Spectrum(distinct.stream().mapToDouble(Double::doubleValue).toArray(), true);
  }

  /** Returns this spectrum with the promise that the function has no constant term. */
  public Spectrum withoutConstant() {
    return new Spectrum(frequencies, false);
  }

  /** Returns the frequencies in rising order. */
  public List<Double> frequencies() {
    return Arrays.stream(frequencies).boxed().toList();
  }

  /** Returns whether the function may have a constant term. */
  public boolean hasConstant() {
    return constant;
  }

  /** Returns the number of linearly independent functions: 2R + 1, or 2R without a constant. */
  public int dimension() {
    return 2 * frequencies.length + (constant ? 1 : 0);
  }

  /** Returns the largest frequency that all are whole multiples of, if they are commensurate. */
  public Optional<Double> unit() {
    return exactUnit().map(Rational::value);
  }

  /** Returns the smallest period, {@code 2π / unit}, if the frequencies are commensurate. */
  public Optional<Angle> period() {
    return exactUnit().map(unit -> turn(unit, 2));
  }

  /**
   * Returns the smallest A with {@code f(x + A) = -f(x)}, if there is one: no constant term and all
   * frequencies odd multiples of the unit.
   */
  public Optional<Angle> antiperiod() {
    return constant
        ? Optional.empty()
        : exactUnit().filter(this::onlyOddMultiples).map(unit -> turn(unit, 1));
  }

  private static Angle turn(Rational unit, int halfTurns) {
    return Angle.PI.times(halfTurns * unit.denominator()).over(unit.numerator());
  }

  private boolean onlyOddMultiples(Rational unit) {
    return Arrays.stream(frequencies).allMatch(f -> Math.round(f / unit.value()) % 2 != 0);
  }

  private Optional<Rational> exactUnit() {
    long numerator = 0;
    long denominator = 1;
    for (double frequency : frequencies) {
      Optional<Rational> exact = fraction(frequency);
      if (exact.isEmpty()) {
        return Optional.empty();
      }
      long n = exact.get().numerator();
      long d = exact.get().denominator();
      try {
        long common = Math.multiplyExact(denominator / Rational.gcd(denominator, d), d);
        numerator =
            Rational.gcd(
                Math.multiplyExact(numerator, common / denominator),
                Math.multiplyExact(n, common / d));
        denominator = common;
      } catch (ArithmeticException e) {
        return Optional.empty();
      }
    }
    return Optional.of(new Rational(numerator, denominator));
  }

  private static Optional<Rational> fraction(double value) {
    for (int denominator = 1; denominator <= MAX_DENOMINATOR; denominator++) {
      double numerator = Math.rint(value * denominator);
      if (numerator > 0 && numerator < 1L << 40 && numerator / denominator == value) {
        return Optional.of(new Rational((long) numerator, denominator));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spectrum spectrum
        && constant == spectrum.constant
        && Arrays.equals(frequencies, spectrum.frequencies);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(frequencies) * 2 + (constant ? 1 : 0);
  }

  /** Returns a text such as {@code frequencies [1.0] without constant}. */
  @Override
  public String toString() {
    return "frequencies " + Arrays.toString(frequencies) + (constant ? "" : " without constant");
  }
}
