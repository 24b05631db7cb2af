package dev.fluxion.dsl;

import dev.fluxion.spi.FluxionException;

/** Refuses results that are not finite, where that was asked for. */
final class Finite {
  private Finite() {}

  static void check(String function, double[] results, Settings settings) {
    if (settings.finiteOnly()) {
      for (int i = 0; i < results.length; i++) {
        if (!Double.isFinite(results[i])) {
          throw new FluxionException(
              "FLX-214",
              "function '"
                  + function
                  + "' refuses results that are not finite, got "
                  + results[i]
                  + " as element "
                  + i);
        }
      }
    }
  }
}
