package dev.fluxion.dsl.catalog;

import com.google.common.collect.ImmutableList;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes down what one plugin registers; nothing of it counts before the plugin has returned. */
final class Collector implements Registrar {
  private final Source source;
  private final Claims taken;
  private final Claims own = new Claims();
  private final List<Primitive> primitives = new ArrayList<>();
  private final List<OfferedBackend> backends = new ArrayList<>();
  private @Nullable FluxionException duplicate;
  private boolean open = true;

  Collector(Source source, Claims taken) {
    this.source = source;
    this.taken = taken;
  }

  @Override
  public void primitive(Primitive primitive) {
    claim(Claims.primitive(primitive.id()));
    primitives.add(primitive);
  }

  @Override
  public void backend(String id, Supplier<? extends Backend> backend) {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(backend, "backend");
    claim(Claims.backend(id));
    backends.add(new OfferedBackend(id, source, backend));
  }

  private void claim(String subject) {
    if (!open) {
      throw new FluxionException(
          "FLX-409",
          "plugin "
              + source
              + " registered "
              + subject
              + " after contribute had returned, when its catalog was complete");
    }
    try {
      own.requireFree(subject, source);
      taken.requireFree(subject, source);
    } catch (FluxionException e) {
      duplicate = e;
      throw e;
    }
    own.put(subject, source);
  }

  /**
   * Ends the registration.
   *
   * @throws FluxionException FLX-402 if an id was taken, also where the plugin caught that error
   */
  void close() {
    open = false;
    if (duplicate != null) {
      throw duplicate;
    }
  }

  /** Returns what was registered and makes its ids taken. */
  Contribution accept(Object key) {
    taken.putAll(own);
    return new Contribution(
        key, source, ImmutableList.copyOf(primitives), ImmutableList.copyOf(backends));
  }
}
