package dev.fluxion.spi;

import java.util.Optional;

/**
 * What an author declares of a primitive in one argument, beyond its code: a promise that the
 * planner uses and that the kit checks.
 *
 * @param domain where it is defined and smooth
 * @param spectrum its frequencies, if it is a trigonometric polynomial
 * @param period a P with {@code f(x + P) = f(x)}
 * @param antiperiod an A with {@code f(x + A) = -f(x)}
 */
public record Declaration(
    Domain domain,
    Optional<Spectrum> spectrum,
    Optional<Angle> period,
    Optional<Angle> antiperiod) {

  private static final double ROUNDING = 1e-9;

  static final Declaration NOTHING =
      new Declaration(Domain.all(), Optional.empty(), Optional.empty(), Optional.empty());

  Declaration withDomain(Domain declared) {
    return new Declaration(declared, spectrum, period, antiperiod);
  }

  Declaration withSpectrum(Spectrum declared) {
    return new Declaration(domain, Optional.of(declared), period, antiperiod);
  }

  Declaration withPeriod(Angle declared) {
    return new Declaration(domain, spectrum, Optional.of(positive(declared)), antiperiod);
  }

  Declaration withAntiperiod(Angle declared) {
    return new Declaration(domain, spectrum, period, Optional.of(positive(declared)));
  }

  /**
   * Returns this declaration if its parts agree with each other.
   *
   * @param id the primitive
   * @param argument the argument that it speaks of
   * @throws FluxionException FLX-122 if they do not
   */
  Declaration consistent(String id, int argument) {
    refuse(id, argument, wrongPeriod());
    refuse(id, argument, wrongAntiperiod());
    refuse(id, argument, wrongMultiple());
    return this;
  }

  private static void refuse(String id, int argument, Optional<String> contradiction) {
    if (contradiction.isPresent()) {
      throw new FluxionException(
          "FLX-122", "'" + id + "', argument " + argument + ": " + contradiction.get());
    }
  }

  private Optional<String> wrongPeriod() {
    if (spectrum.isEmpty() || period.isEmpty()) {
      return Optional.empty();
    }
    double length = period.get().value();
    return spectrum.get().frequencies().stream()
        .filter(frequency -> !isWhole(frequency * length / (2 * Math.PI)))
        .findFirst()
        .map(
            frequency ->
                "a period must be a whole number of turns of each frequency of "
                    + spectrum.get()
                    + ", got period "
                    + period.get()
                    + ", which is "
                    + frequency * length / (2 * Math.PI)
                    + " turns of frequency "
                    + frequency
                    + expected(spectrum.get().period(), "a multiple of "));
  }

  private Optional<String> wrongAntiperiod() {
    if (spectrum.isEmpty() || antiperiod.isEmpty()) {
      return Optional.empty();
    }
    if (spectrum.get().hasConstant()) {
      return Optional.of(
          "a function with an antiperiod has no constant term, got antiperiod "
              + antiperiod.get()
              + " and "
              + spectrum.get()
              + " with a constant, expected withoutConstant()");
    }
    double length = antiperiod.get().value();
    return spectrum.get().frequencies().stream()
        .filter(frequency -> !isWhole((frequency * length / Math.PI - 1) / 2, 0))
        .findFirst()
        .map(
            frequency ->
                "an antiperiod must be an odd number of half turns of each frequency of "
                    + spectrum.get()
                    + ", got antiperiod "
                    + antiperiod.get()
                    + ", which is "
                    + frequency * length / Math.PI
                    + " half turns of frequency "
                    + frequency
                    + expected(spectrum.get().antiperiod(), "an odd multiple of "));
  }

  private Optional<String> wrongMultiple() {
    if (period.isEmpty() || antiperiod.isEmpty()) {
      return Optional.empty();
    }
    Angle whole = period.get();
    Angle half = antiperiod.get();
    boolean even =
        whole
            .ratioTo(half)
            .map(ratio -> ratio.denominator() == 1 && ratio.numerator() % 2 == 0)
            .orElseGet(() -> isWhole(whole.value() / half.value() / 2));
    return even
        ? Optional.empty()
        : Optional.of(
            "a period must be an even multiple of an antiperiod, got period "
                + whole
                + " and antiperiod "
                + half
                + ", expected a multiple of "
                + half.times(2));
  }

  private static String expected(Optional<Angle> smallest, String multiple) {
    return smallest.map(angle -> ", expected " + multiple + angle).orElse("");
  }

  /** Returns whether a number is whole but for rounding, and 1 or more. */
  private static boolean isWhole(double number) {
    return isWhole(number, 1);
  }

  private static boolean isWhole(double number, int least) {
    double nearest = Math.rint(number);
    return nearest >= least && Math.abs(number - nearest) <= ROUNDING * Math.max(1, nearest);
  }

  private static Angle positive(Angle angle) {
    if (!(angle.value() > 0)) {
      throw new FluxionException("FLX-112", "a period is positive, got " + angle);
    }
    return angle;
  }

  /** Returns the antiperiod that is declared or follows from the spectrum. */
  public Optional<Angle> knownAntiperiod() {
    return antiperiod.or(() -> spectrum.flatMap(Spectrum::antiperiod));
  }

  /** Returns the period that is declared or follows from the antiperiod or the spectrum. */
  public Optional<Angle> knownPeriod() {
    if (period.isPresent()) {
      return period;
    } else if (antiperiod.isPresent()) {
      return Optional.of(antiperiod.get().times(2));
    }
    return spectrum.isPresent() ? spectrum.get().period() : Optional.empty();
  }
}
