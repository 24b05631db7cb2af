package dev.fluxion.elementary;

import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import java.util.List;
import java.util.stream.Stream;

/** Registers the elementary functions, {@code elementary:exp} and so on. */
public final class ElementaryPlugin implements Plugin {
  /** Creates the plugin; a catalog does this. */
  public ElementaryPlugin() {}

  @Override
  public void contribute(Registrar registrar) {
    Stream.of(
            Exponentials.ALL,
            Powers.ALL,
            Trigonometry.ALL,
            Hyperbolics.ALL,
            Activations.ALL,
            Steps.ALL,
            ErrorFunctions.ALL,
            GammaFunctions.ALL,
            Reductions.ALL)
        .<Primitive>flatMap(List::stream)
        .forEach(registrar::primitive);
  }

  @Override
  public String name() {
    return "elementary";
  }
}
