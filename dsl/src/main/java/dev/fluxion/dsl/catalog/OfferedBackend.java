package dev.fluxion.dsl.catalog;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.FluxionException;
import java.util.function.Supplier;

/**
 * A backend that a plugin creates when an application asks for it.
 *
 * @param id the name that applications use
 * @param source the plugin
 * @param supplier creates it; may throw anything
 */
public record OfferedBackend(String id, Source source, Supplier<? extends Backend> supplier) {

  /**
   * Creates the backend.
   *
   * @throws FluxionException FLX-408 if the plugin fails; an error of its own passes unchanged
   */
  public Backend create() {
    Backend backend;
    try {
      backend = supplier.get();
    } catch (FluxionException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new FluxionException("FLX-408", subject() + Diagnosis.describe(e), e);
    }
    if (backend == null) {
      throw new FluxionException("FLX-408", subject() + "its supplier returned null");
    }
    return backend;
  }

  private String subject() {
    return "backend '" + id + "' of plugin " + source + " could not be created: ";
  }
}
