package com.acme.waves;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.PluginTck;

/** The kit checks the plugin. */
class AcmePluginTest extends PluginTck {
  @Override
  protected Plugin plugin() {
    return new AcmePlugin();
  }
}
