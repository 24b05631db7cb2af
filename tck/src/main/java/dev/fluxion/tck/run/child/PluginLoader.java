package dev.fluxion.tck.run.child;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class loader for a plugin that sees its jars, the platform and what a plugin may use of
 * Fluxion; the libraries of the kit are hidden, so that a plugin can bring its own in other
 * versions, and fails if it forgets them.
 */
final class PluginLoader extends URLClassLoader {
  private static final List<String> SHARED =
      List.of("dev.fluxion.spi.", "dev.fluxion.dsl.", "org.slf4j.", "org.jspecify.");

  static {
    registerAsParallelCapable();
  }

  private PluginLoader(URL[] urls) {
    super("plugin", urls, new Shared());
  }

  /**
   * Creates a loader.
   *
   * @param files jars and directories, those under test and those that they need
   */
  static PluginLoader of(List<String> files) {
    List<URL> urls = new ArrayList<>();
    for (String file : files) {
      try {
        urls.add(Path.of(file).toUri().toURL());
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(file + " is no place for classes", e);
      }
    }
    return new PluginLoader(urls.toArray(URL[]::new));
  }

  /** The part of the kit's own class path that is shared, over the platform. */
  private static final class Shared extends ClassLoader {
    private final ClassLoader kit = PluginLoader.class.getClassLoader();

    Shared() {
      super("shared", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (SHARED.stream().noneMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      return kit.loadClass(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
      return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
      return Collections.emptyEnumeration();
    }
  }
}
