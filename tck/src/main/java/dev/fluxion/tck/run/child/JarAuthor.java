package dev.fluxion.tck.run.child;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.check.Given;
import dev.fluxion.tck.run.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A plugin in a jar, behind a class loader of its own, with samples from a file. */
final class JarAuthor implements Author {
  private final Order order;
  private final PluginLoader loader;

  JarAuthor(Order order) {
    List<String> files = new ArrayList<>(order.jars());
    files.addAll(order.classpath());
    this.order = order;
    this.loader = PluginLoader.of(files);
  }

  @Override
  public ClassLoader context() {
    return new ContextLoader(loader);
  }

  @Override
  public Plugin plugin() throws ReflectiveOperationException {
    Class<?> type = Class.forName(order.plugin(), true, loader);
    return (Plugin) type.getConstructor().newInstance();
  }

  @Override
  public List<Given> samples(Plugin plugin) throws IOException {
    return order.samples().isEmpty() ? List.of() : Samples.read(Path.of(order.samples()), plugin);
  }
}
