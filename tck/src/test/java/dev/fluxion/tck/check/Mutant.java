package dev.fluxion.tck.check;

import dev.fluxion.spi.Plugin;
import java.util.function.Supplier;

/**
 * A wrong plugin.
 *
 * @param name what is wrong
 * @param killer the check that must find it
 * @param plugin creates the plugin
 * @param grade what the check must say
 */
record Mutant(String name, String killer, Supplier<Plugin> plugin, Grade grade) {
  Mutant(String name, String killer, Supplier<Plugin> plugin) {
    this(name, killer, plugin, Grade.FAIL);
  }

  @Override
  public String toString() {
    return name + " -> " + killer;
  }
}
