package dev.fluxion.circuit.gate;

import dev.fluxion.spi.Spectrum;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes spectra of frequencies that may be equal but for rounding. */
public final class Frequencies {
  private static final double ROUNDING = 1e-11;

  private Frequencies() {}

  /**
   * Returns a spectrum with a constant term.
   *
   * @param rising positive frequencies, one or more
   */
  public static Spectrum spectrum(SortedSet<Double> rising) {
    TreeSet<Double> distinct = new TreeSet<>();
    double last = 0;
    for (double frequency : rising) {
      if (distinct.isEmpty() || frequency - last > ROUNDING * frequency) {
        distinct.add(frequency);
        last = frequency;
      }
    }
    return Spectrum.ofFrequencies(distinct.stream().mapToDouble(f -> f).toArray());
  }
}
