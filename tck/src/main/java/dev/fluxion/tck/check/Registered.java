package dev.fluxion.tck.check;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The primitives that a plugin registers, by id. */
final class Registered implements Registrar {
  private final Map<String, Primitive> primitives = new LinkedHashMap<>();

  static Map<String, Primitive> by(Plugin plugin) {
    Registered registered = new Registered();
    plugin.contribute(registered);
    return registered.primitives;
  }

  @Override
  public void primitive(Primitive primitive) {
    if (primitives.putIfAbsent(primitive.id(), primitive) != null) {
      throw new FluxionException(
          "FLX-402", "'" + primitive.id() + "' is registered twice by the plugin under test");
    }
  }

  @Override
  public void backend(String id, Supplier<? extends Backend> backend) {
    // Backends are not checked by this version of the kit.
  }
}
