package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Spectrum;
import java.util.Locale;

/** The errors of choosing points. */
final class PointErrors {
  /** The largest condition of the equations of one axis that leaves weights with nine digits. */
  static final double CONDITION_LIMIT = 1e6;

  private PointErrors() {}

  static FluxionException illConditioned(Spectrum spectrum, double condition) {
    return new FluxionException(
        "FLX-322",
        "no points tell the "
            + spectrum
            + " apart: the equations of the weights have the condition "
            + String.format(Locale.ROOT, "%.0e", condition)
            + ", the limit is "
            + String.format(Locale.ROOT, "%.0e", CONDITION_LIMIT));
  }
}
