package dev.fluxion.tck.check;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The primitives and the backends that a plugin registers, by id. */
final class Registered implements Registrar {
  private final Map<String, Primitive> primitives = new LinkedHashMap<>();
  private final Map<String, Supplier<? extends Backend>> backends = new LinkedHashMap<>();

  static Registered by(Plugin plugin) {
    Registered registered = new Registered();
    plugin.contribute(registered);
    return registered;
  }

  Map<String, Primitive> primitives() {
    return primitives;
  }

  Map<String, Supplier<? extends Backend>> backends() {
    return backends;
  }

  @Override
  public void primitive(Primitive primitive) {
    if (primitives.putIfAbsent(primitive.id(), primitive) != null) {
      throw twice(primitive.id());
    }
  }

  @Override
  public void backend(String id, Supplier<? extends Backend> backend) {
    if (backends.putIfAbsent(id, backend) != null) {
      throw twice("backend " + id);
    }
  }

  private static FluxionException twice(String id) {
    return new FluxionException(
        "FLX-402", "'" + id + "' is registered twice by the plugin under test");
  }
}
