package dev.fluxion.spi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sums and differences of the frequencies of one or two spectra.
 *
 * <p>Each frequency is a fraction of a unit, so that sums are exact: of 1 where it is a fraction
 * itself, or else of the smallest frequency that it has a short ratio to. Sums over different units
 * are told apart by their values.
 */
final class FrequencySums {
  /** The relative difference up to which two frequencies are one. */
  static final double ROUNDING = 1e-12;

  private static final int MOST = 10_000;
  private static final int MAX_DENOMINATOR = 4096;

  /** The product of a number and a squared denominator up to which a match is no coincidence. */
  private static final double TELLING = 1e6;

  private final List<Spectrum> spectra;
  private final List<Double> units = new ArrayList<>(List.of(1.0));
  private final List<List<Angle>> elements = new ArrayList<>();
  private double tolerance;

  private FrequencySums(List<Spectrum> spectra) {
    this.spectra = spectra;
    for (Spectrum spectrum : spectra) {
      elements.add(spectrum.frequencies().stream().map(this::exact).toList());
    }
  }

  static FrequencySums of(Spectrum... spectra) {
    return new FrequencySums(List.of(spectra));
  }

  private Angle exact(double frequency) {
    for (double unit : units) {
      Optional<Rational> ratio = nearestFraction(frequency / unit);
      if (ratio.isPresent()) {
        return Angle.of(unit).times(ratio.get());
      }
    }
    units.add(frequency);
    return Angle.of(frequency);
  }

  /** Returns the spectrum of products of so many functions of the only spectrum. */
  Spectrum ofTerms(int times) {
    List<Angle> frequencies = elements.get(0);
    boolean constant = spectra.get(0).hasConstant();
    requireClose(times * highest(0));
    List<Sums> byParity = List.of(new Sums(), new Sums());
    Deque<Angle> frontier = new ArrayDeque<>(List.of(Angle.ZERO));
    byParity.get(0).add(Angle.ZERO);
    for (int terms = 1; terms <= times && !frontier.isEmpty(); terms++) {
      Sums reached = byParity.get(constant ? 0 : terms % 2);
      Deque<Angle> next = new ArrayDeque<>();
      for (Angle sum : frontier) {
        for (Angle frequency : frequencies) {
          reached.add(sum.plus(frequency)).ifPresent(next::add);
          reached.add(sum.minus(frequency)).ifPresent(next::add);
        }
      }
      frontier = next;
    }
    return byParity.get(constant ? 0 : times % 2).spectrum();
  }

  /** Returns the spectrum of the product of a function of either spectrum. */
  Spectrum ofPairs() {
    requireClose(highest(0) + highest(1));
    Sums sums = new Sums();
    for (Angle left : withConstant(0)) {
      for (Angle right : withConstant(1)) {
        sums.add(left.plus(right));
        sums.add(left.minus(right));
      }
    }
    return sums.spectrum();
  }

  private List<Angle> withConstant(int spectrum) {
    List<Angle> all = new ArrayList<>(elements.get(spectrum));
    if (spectra.get(spectrum).hasConstant()) {
      all.add(Angle.ZERO);
    }
    return all;
  }

  private double highest(int spectrum) {
    List<Double> frequencies = spectra.get(spectrum).frequencies();
    return frequencies.get(frequencies.size() - 1);
  }

  /** Sums over different units are compared by value, which must tell each frequency from 0. */
  private void requireClose(double largest) {
    tolerance = units.size() == 1 ? 0 : ROUNDING * largest;
    for (Spectrum spectrum : spectra) {
      if (spectrum.frequencies().get(0) <= 2 * tolerance) {
        throw new FluxionException(
            "FLX-120",
            "frequencies that are added lie within 12 powers of ten, got "
                + spectrum.frequencies().get(0)
                + " in sums of up to "
                + largest);
      }
    }
  }

  private FluxionException tooMany() {
    List<Integer> counts = elements.stream().map(List::size).toList();
    return new FluxionException(
        "FLX-120",
        "a spectrum has at most " + MOST + " frequencies, got more sums of " + counts + " of them");
  }

  /** Sums without their sign, each once. */
  private final class Sums {
    private final NavigableMap<Double, Angle> found = new TreeMap<>();

    /** Returns the sum without its sign if it is new. */
    Optional<Angle> add(Angle sum) {
      double value = sum.value();
      Angle positive = value < 0 ? sum.negate() : sum;
      double size = Math.abs(value);
      Map.Entry<Double, Angle> below = found.floorEntry(size + tolerance);
      if (below != null && below.getKey() >= size - tolerance) {
        return Optional.empty();
      }
      found.put(size, positive);
      if (found.size() > MOST + 1) {
        throw tooMany();
      }
      return Optional.of(positive);
    }

    Spectrum spectrum() {
      boolean constant = found.firstKey() <= tolerance;
      NavigableMap<Double, Angle> positive = constant ? found.tailMap(tolerance, false) : found;
      double[] frequencies = positive.keySet().stream().mapToDouble(Double::doubleValue).toArray();
      if (frequencies.length > MOST) {
        throw tooMany();
      }
      return new Spectrum(frequencies, constant);
    }
  }

  /** Returns the short fraction that a frequency is but for rounding, or the frequency. */
  static double rounded(double frequency) {
    return nearestFraction(frequency).map(Rational::value).orElse(frequency);
  }

  /** Returns the short fraction that a number is, correctly rounded. */
  static Optional<Rational> fraction(double value) {
    for (int denominator = 1; denominator <= MAX_DENOMINATOR; denominator++) {
      double numerator = Math.rint(value * denominator);
      if (numerator > 0 && numerator < 1L << 40 && numerator / denominator == value) {
        return Optional.of(new Rational((long) numerator, denominator));
      }
    }
    return Optional.empty();
  }

  /** Long fractions of large numbers are close to anything, so they do not count. */
  private static Optional<Rational> nearestFraction(double value) {
    Optional<Rational> exact = fraction(value);
    for (int d = 1; exact.isEmpty() && d <= MAX_DENOMINATOR && d * (d * value) < TELLING; d++) {
      double numerator = Math.rint(value * d);
      if (numerator > 0 && Math.abs(numerator / d - value) <= ROUNDING * value) {
        return Optional.of(new Rational((long) numerator, d));
      }
    }
    return exact;
  }
}
