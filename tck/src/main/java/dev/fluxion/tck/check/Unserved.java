package dev.fluxion.tck.check;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.tck.backend.Probes;

/**
 * A backend of the plugin that nothing can be evaluated on.
 *
 * @param backend the id under which it is registered
 * @param grade what that means for the run
 * @param reason what is missing
 */
public record Unserved(String backend, Grade grade, String reason) implements Subject {

  /** Returns a primitive of the kit that it does not evaluate. */
  @Override
  public BoundPrimitive call() {
    return Probes.WAVE.bind();
  }

  @Override
  public String title() {
    return "backend '" + backend + "'";
  }
}
