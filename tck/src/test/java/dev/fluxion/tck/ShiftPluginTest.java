package dev.fluxion.tck;

import dev.fluxion.shift.ShiftPlugin;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Plugin;
import java.util.List;

/** The shipped plugin of shift rules, with shifts that its author would try. */
class ShiftPluginTest extends PluginTck {
  @Override
  protected Plugin plugin() {
    return new ShiftPlugin();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        Sample.of("shift:sin").with("shift", Angle.PI.over(4)),
        Sample.of("shift:sin-undeclared").with("shift", Angle.PI.over(4)),
        Sample.of("shift:sin").with("shift", Angle.named("s", 0.7)));
  }
}
