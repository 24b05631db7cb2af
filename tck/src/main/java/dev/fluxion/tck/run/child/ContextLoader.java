package dev.fluxion.tck.run.child;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * The context class loader of the threads that make checks: that of the plugin, and behind it what
 * jqwik, which the checks draw from, looks up by the context of the thread.
 */
final class ContextLoader extends ClassLoader {
  private static final String JQWIK = "net.jqwik.";
  private static final String SERVICES = "META-INF/services/";

  private final ClassLoader kit = ContextLoader.class.getClassLoader();

  ContextLoader(PluginLoader plugin) {
    super("context", plugin);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(JQWIK)) {
      throw new ClassNotFoundException(name);
    }
    return kit.loadClass(name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return name.startsWith(SERVICES + JQWIK)
        ? kit.getResources(name)
        : Collections.emptyEnumeration();
  }
}
