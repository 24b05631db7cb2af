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
    return period
        .or(() -> antiperiod.map(angle -> angle.times(2)))
        .or(() -> spectrum.flatMap(Spectrum::period));
  }
}
