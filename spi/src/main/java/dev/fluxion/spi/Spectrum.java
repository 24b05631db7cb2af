package dev.fluxion.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The frequencies of a function in one of its arguments, and whether it has a constant term.
 *
 * <p>Along this argument the function is {@code a0 + Σ_k (a_k cos(ω_k x) + b_k sin(ω_k x))}: a
 * trigonometric polynomial of dimension {@code 2R + 1}, or {@code 2R} without the constant
 * (Wierichs et al., arXiv 2107.12390, section 2). A declaration is a promise; the kit checks it.
 *
 * <p>Frequencies that differ by rounding only, by less than 1e-12 of their size, are one frequency,
 * and one that differs so from a short fraction is that fraction: {@code 0.1 + 0.2} is {@code 0.3}.
 */
public final class Spectrum {
  private final double[] frequencies;
  private final boolean constant;

  Spectrum(double[] frequencies, boolean constant) {
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
    for (int k = 0; k < highest; k++) {
      frequencies[k] = k + 1.0;
    }
    return new Spectrum(frequencies, true);
  }

  /**
   * Returns any set of frequencies, with a constant term.
   *
   * @param frequencies positive, finite and distinct, in radians per unit of the argument
   */
  public static Spectrum ofFrequencies(double... frequencies) {
    if (frequencies.length == 0) {
      throw new FluxionException("FLX-120", "a spectrum has at least one frequency, got none");
    }
    double[] rising = new double[frequencies.length];
    for (int k = 0; k < rising.length; k++) {
      if (!(frequencies[k] > 0) || Double.isInfinite(frequencies[k])) {
        throw new FluxionException(
            "FLX-120", "frequencies are positive and finite, got " + Arrays.toString(frequencies));
      }
      rising[k] = FrequencySums.rounded(frequencies[k]);
    }
    Arrays.sort(rising);
    for (int k = 1; k < rising.length; k++) {
      if (rising[k] - rising[k - 1] <= FrequencySums.ROUNDING * rising[k]) {
        throw new FluxionException(
            "FLX-120", "frequencies are distinct, got " + Arrays.toString(frequencies));
      }
    }
    return new Spectrum(rising, true);
  }

  /** Returns this spectrum with the promise that the function has no constant term. */
  public Spectrum withoutConstant() {
    return new Spectrum(frequencies, false);
  }

  /**
   * Returns the spectrum of a parameter that occurs several times: of a product of functions that
   * have this spectrum each, as many as there are occurrences.
   *
   * <p>It has the positive sums of so many elements of {@code {-ω, +ω}}, and of 0 if there is a
   * constant term; it has a constant term if 0 is such a sum. A gate whose generator has two
   * eigenvalues contributes the frequency 1 with a constant term at each occurrence, so that a
   * parameter of P gates has the frequencies 1 to P: {@code Spectrum.of(1).occurring(P)}. Sums are
   * exact where ratios of the frequencies are short fractions; others are one frequency if they
   * differ by less than 1e-12 of the largest.
   *
   * @param times how often it occurs, 1 or more
   * @throws FluxionException FLX-120 if there would be more than 10,000 frequencies
   */
  public Spectrum occurring(int times) {
    if (times < 1) {
      throw new FluxionException("FLX-120", "a parameter occurs at least once, got " + times);
    }
    return times == 1 ? this : FrequencySums.of(this).ofTerms(times);
  }

  /**
   * Returns the spectrum of the product of a function of this spectrum and one of another: the sums
   * and differences of their frequencies, merged as by {@link #occurring}.
   *
   * @param other the spectrum of the other factor
   * @throws FluxionException FLX-120 if there would be more than 10,000 frequencies
   */
  public Spectrum times(Spectrum other) {
    return FrequencySums.of(this, other).ofPairs();
  }

  /**
   * Returns the spectrum of {@code x -> f(factor x)}.
   *
   * @param factor finite and not 0; its sign does not matter
   */
  public Spectrum scaled(double factor) {
    if (factor == 0 || !Double.isFinite(factor)) {
      throw new FluxionException(
          "FLX-120", "a spectrum is scaled by a finite factor that is not 0, got " + factor);
    }
    double size = Math.abs(factor);
    Spectrum scaled = ofFrequencies(Arrays.stream(frequencies).map(f -> f * size).toArray());
    return constant ? scaled : scaled.withoutConstant();
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
    Optional<Rational> unit = exactUnit();
    return unit.isPresent() ? Optional.of(turn(unit.get(), 2)) : Optional.empty();
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
      Optional<Rational> exact = FrequencySums.fraction(frequency);
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
