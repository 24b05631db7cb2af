package dev.fluxion.dsl.catalog;

import dev.fluxion.spi.Plugin;
import java.lang.reflect.Modifier;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * A plugin that was found and is not created yet.
 *
 * @param key equal for two offers of one plugin
 * @param source where it is
 * @param plugin creates it; may throw anything
 */
record Offer(Object key, Source source, Supplier<Plugin> plugin) {

  /** What makes a class the same class, also where two class loaders see its jar. */
  private record TypeKey(String name, String location) {}

  static Offer of(ServiceLoader.Provider<Plugin> provider) {
    Class<? extends Plugin> type = provider.type();
    Source source = Source.of(type);
    // A provider method may be declared to return Plugin: the type then tells nothing.
    Object key =
        Modifier.isAbstract(type.getModifiers())
            ? provider
            : new TypeKey(type.getName(), source.location());
    return new Offer(key, source, provider);
  }

  static Offer of(Plugin plugin) {
    return new Offer(new InstanceKey(plugin), Source.of(plugin.getClass()), () -> plugin);
  }

  /** An instance is the same plugin only as itself, whatever its class says of equality. */
  private record InstanceKey(Plugin plugin) {
    @Override
    public boolean equals(Object other) {
      return other instanceof InstanceKey key && key.plugin == plugin;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(plugin);
    }
  }
}
