package com.example.sample;

import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Shape;
import dev.fluxion.tck.PluginTck;
import java.util.List;

/** The sample plugin is checked by the kit, as any plugin would be. */
class SamplePluginTest extends PluginTck {
  @Override
  protected Plugin plugin() {
    return new SamplePlugin();
  }

  /** The kit finds inputs by itself; this says which sizes and amplitudes are of interest. */
  @Override
  protected List<dev.fluxion.tck.Sample> samples() {
    return List.of(
        dev.fluxion.tck.Sample.of("sample:cosine-wave").with("amplitude", 2.5),
        dev.fluxion.tck.Sample.of("sample:quadratic-form")
            .input(Shape.vector(3))
            .input(Shape.matrix(3, 3)));
  }
}
