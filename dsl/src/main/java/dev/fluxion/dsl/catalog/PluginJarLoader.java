package dev.fluxion.dsl.catalog;

import dev.fluxion.spi.Plugin;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Loads one plugin jar apart from all others.
 *
 * <p>What the jar holds comes from the jar, even where the application has a class of that name: a
 * plugin keeps its own version of a library, and two versions of a plugin can be told apart. Only
 * the contract and the logging interface are always those of the application.
 */
final class PluginJarLoader extends URLClassLoader {
  static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

  static {
    registerAsParallelCapable();
  }

  PluginJarLoader(Path jar) throws MalformedURLException {
    super(
        String.valueOf(jar.getFileName()),
        new URL[] {jar.toUri().toURL()},
        Plugin.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isShared(name) || findResource(name.replace('.', '/') + ".class") == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> type = findLoadedClass(name);
      if (type == null) {
        type = findClass(name);
      }
      if (resolve) {
        resolveClass(type);
      }
      return type;
    }
  }

  private static boolean isShared(String name) {
    return name.startsWith("java.")
        || name.startsWith(Plugin.class.getPackageName() + ".")
        || name.startsWith("org.slf4j.");
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : super.getResource(name);
  }

  /** Finds the plugins of this jar only: the others are not its own to offer. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICE) ? findResources(name) : super.getResources(name);
  }
}
