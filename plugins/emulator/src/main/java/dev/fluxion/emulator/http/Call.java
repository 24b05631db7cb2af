package dev.fluxion.emulator.http;

import dev.fluxion.emulator.fault.Fault;
import java.util.List;
import java.util.Optional;

/**
 * A request on its way to what answers it.
 *
 * @param request what came
 * @param path the variable parts of its path
 * @param fault what shall go wrong
 */
public record Call(Request request, List<String> path, Optional<Fault> fault) {

  /** Returns whether something shall go wrong. */
  public boolean has(Fault wanted) {
    return fault.filter(wanted::equals).isPresent();
  }

  /** Returns the first variable part of the path. */
  public String id() {
    return path.get(0);
  }
}
