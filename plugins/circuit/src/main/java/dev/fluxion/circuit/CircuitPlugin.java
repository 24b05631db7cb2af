package dev.fluxion.circuit;

import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Registrar;

/**
 * Registers what is measured of circuits, {@code circuit:expectation} and so on, and the backend
 * {@code simulator}.
 */
public final class CircuitPlugin implements Plugin {
  /** Creates the plugin; a catalog does this. */
  public CircuitPlugin() {}

  @Override
  public void contribute(Registrar registrar) {
    Primitives.ALL.forEach(registrar::primitive);
    registrar.backend("simulator", Simulator::new);
  }

  @Override
  public String name() {
    return "circuit";
  }
}
