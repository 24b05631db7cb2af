package dev.fluxion.tck;

import dev.fluxion.spi.Plugin;
import java.util.List;

/** A plugin by a stranger. */
class StrangerPluginTest extends PluginTck {
  @Override
  protected Plugin plugin() {
    return new StrangerPlugin();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(Sample.of("stranger:wave").with("amplitude", 3.0));
  }
}
