package dev.fluxion.tck.check;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.tck.backend.Hosted;

/**
 * A primitive on a backend of the plugin.
 *
 * @param hosted both, and how to evaluate
 */
public record Served(Hosted hosted) implements Subject {
  @Override
  public BoundPrimitive call() {
    return hosted.call();
  }

  @Override
  public String title() {
    return hosted.title();
  }
}
