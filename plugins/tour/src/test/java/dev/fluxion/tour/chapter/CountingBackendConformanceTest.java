package dev.fluxion.tour.chapter;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.tck.PluginTck;
import java.util.List;

/** The device of the tour keeps the rules for backends. */
final class CountingBackendConformanceTest extends PluginTck {
  @Override
  protected Plugin plugin() {
    return registrar -> {
      registrar.primitive(circuit());
      registrar.backend("device", CountingBackend::new);
    };
  }

  private static Primitive circuit() {
    return Primitive.of("tour:circuit")
        .shape(
            (attributes, shapes) -> {
              if (shapes.get(0).size() != 2) {
                throw new FluxionException("TOUR-2", "two angles are needed, got " + shapes);
              }
              return List.of(Shape.scalar());
            })
        .kernel((in, out) -> out[0][0] = Math.cos(in[0][0]) * Math.sin(in[0][1]))
        .build();
  }
}
