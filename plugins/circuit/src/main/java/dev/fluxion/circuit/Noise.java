package dev.fluxion.circuit;

import dev.fluxion.circuit.state.Channels;
import dev.fluxion.spi.FluxionException;

/**
 * What goes wrong on a simulated device: channels on each qubit of a gate behind the gate, and
 * wrong readings of outcomes. An immutable value, of which each method returns a larger one.
 *
 * <p>Noise belongs to the gates that are run: those that cannot matter for what is measured are
 * left out, and so is their noise. Every method throws {@link FluxionException} FLX-166 for a
 * number that is no probability.
 */
public final class Noise {
  private final Channels channels;

  private Noise(Channels channels) {
    this.channels = channels;
  }

  /** Returns no noise at all. */
  public static Noise none() {
    return new Noise(Channels.NONE);
  }

  /**
   * Adds the loss of the state of a qubit: {@code ρ -> (1 - p) ρ + p/2}.
   *
   * @param p the probability
   */
  public Noise depolarizing(double p) {
    return new Noise(channels.depolarizing(checked("depolarizing", p)));
  }

  /**
   * Adds the decay of the state 1 to the state 0.
   *
   * @param gamma the probability of a decay
   */
  public Noise damping(double gamma) {
    return new Noise(channels.damping(checked("damping", gamma)));
  }

  /**
   * Adds the loss of phase: the coherences of a qubit shrink by {@code sqrt(1 - lambda)}.
   *
   * @param lambda the probability of a loss
   */
  public Noise dephasing(double lambda) {
    return new Noise(channels.dephasing(checked("dephasing", lambda)));
  }

  /**
   * Sets how often an outcome of a qubit is read wrongly.
   *
   * @param zero the probability that a 0 is read as 1
   * @param one the probability that a 1 is read as 0
   */
  public Noise readout(double zero, double one) {
    return new Noise(channels.readout(checked("readout", zero), checked("readout", one)));
  }

  private static double checked(String what, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new FluxionException(
          "FLX-166", "the noise '" + what + "' needs a probability from 0 to 1, got " + p);
    }
    return p;
  }

  Channels channels() {
    return channels;
  }
}
