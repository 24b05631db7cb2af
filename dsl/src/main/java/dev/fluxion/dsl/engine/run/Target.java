package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Shots;
import java.util.Optional;

/**
 * What evaluates the primitives of a function, and how.
 *
 * @param backend a backend, or nothing to evaluate everything in process
 * @param shots how often the backend samples
 * @param compiled whether the classical part is compiled rather than interpreted
 */
public record Target(Optional<Backend> backend, Shots shots, boolean compiled) {
  /** In process, compiled. */
  public static final Target IN_PROCESS = new Target(Optional.empty(), Shots.EXACT, true);

  /** Returns the kind of the backend. */
  public Backend.Kind kind() {
    return backend.map(each -> each.capabilities().kind()).orElse(Backend.Kind.ANALYTIC);
  }

  /** Returns the name of the backend. */
  public String name() {
    return backend.map(Backend::id).orElse("analytic");
  }

  boolean evaluates(BoundPrimitive call) {
    return backend.isPresent() && backend.get().supports(call);
  }
}
