package dev.fluxion.tck;

import dev.fluxion.elementary.ElementaryPlugin;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Shape;
import java.util.List;

/** The shipped plugin of elementary functions. */
class ElementaryPluginTest extends PluginTck {
  @Override
  protected Plugin plugin() {
    return new ElementaryPlugin();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        Sample.of("elementary:sinc").with("order", 2),
        Sample.of("elementary:polygamma").with("order", 2),
        Sample.of("elementary:softmax").input(Shape.matrix(2, 3)),
        Sample.of("elementary:softmax").input(Shape.vector(2), 3, -1));
  }
}
