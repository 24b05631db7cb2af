package dev.fluxion.shift;

import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Registrar;

/** Registers the sine with each form of a gradient rule, {@code shift:sin} and so on. */
public final class ShiftPlugin implements Plugin {
  /** Creates the plugin; a catalog does this. */
  public ShiftPlugin() {}

  @Override
  public void contribute(Registrar registrar) {
    Sines.ALL.forEach(registrar::primitive);
  }

  @Override
  public String name() {
    return "shift";
  }
}
