package dev.fluxion.tck.check;

import dev.fluxion.spi.Plugin;
import java.util.List;
import java.util.function.Supplier;

/**
 * A wrong plugin.
 *
 * @param name what is wrong
 * @param killer the check that must find it
 * @param plugin creates the plugin
 * @param grade what the check must say
 * @param given the samples of its author
 */
record Mutant(String name, String killer, Supplier<Plugin> plugin, Grade grade, List<Given> given) {
  Mutant(String name, String killer, Supplier<Plugin> plugin, Grade grade) {
    this(name, killer, plugin, grade, List.of());
  }

  Mutant(String name, String killer, Supplier<Plugin> plugin) {
    this(name, killer, plugin, Grade.FAIL);
  }

  @Override
  public String toString() {
    return name + " -> " + killer;
  }
}
