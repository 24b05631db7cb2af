package dev.fluxion.dsl.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.dsl.Catalog;
import dev.fluxion.dsl.Catalog.LoadedPlugin;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  @TempDir Path directory;

  @Test
  void aClassLoaderIsAskedForItsPlugins() throws IOException {
    Path jar =
        PluginJar.contributing("p.One", "registrar.primitive(sine(\"p:sine\"));")
            .version("1.0")
            .write(directory, "one.jar");
    try (URLClassLoader loader = apart(jar)) {
      Catalog catalog = Catalog.load(loader);
      assertEquals(List.of(new LoadedPlugin("p.One", "one.jar", "1.0")), catalog.plugins());
      assertEquals("p:sine", catalog.primitive("p:sine").id());
    }
  }

  @Test
  void theContextClassLoaderOfTheThreadIsAsked() throws IOException {
    Path jar =
        PluginJar.contributing("p.One", "registrar.primitive(sine(\"p:sine\"));")
            .write(directory, "one.jar");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = apart(jar)) {
      thread.setContextClassLoader(loader);
      assertEquals(1, Catalog.load().plugins().size());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void theShippedPluginsOfTheTestsAreFoundWithoutAContextClassLoader() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(null);
      assertFalse(Catalog.load().plugins().isEmpty());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void twoJarsThatClaimOneIdAreBothNamed() throws IOException {
    Path one =
        PluginJar.contributing("p.One", "registrar.backend(\"device\", () -> null);")
            .write(directory, "one.jar");
    Path two =
        PluginJar.contributing("q.Two", "registrar.backend(\"device\", () -> null);")
            .write(directory, "two.jar");
    try (URLClassLoader loader = apart(one, two)) {
      FluxionException e = assertThrows(FluxionException.class, () -> Catalog.load(loader));
      assertEquals(
          "FLX-402: backend 'device' is registered by plugin p.One (from one.jar) "
              + "and by plugin q.Two (from two.jar), ids are unique",
          e.getMessage());
    }
  }

  @Test
  void aListOfServicesThatCannotBeReadIsReportedOnce() throws IOException {
    ClassLoader unreadable =
        new ClassLoader(Plugin.class.getClassLoader()) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            throw new IOException("disk on fire");
          }
        };
    Catalog catalog = Catalog.load(unreadable);
    assertEquals(
        "FLX-404: a plugin on the class path could not be found: IOException: disk on fire",
        catalog.problems().get(0).message());
    assertEquals(1, catalog.problems().size());
  }

  /** Sees the jars and the contract, but not the plugins on the class path of the tests. */
  private static URLClassLoader apart(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, Plugin.class.getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith("META-INF/services/")
            ? findResources(name)
            : super.getResources(name);
      }
    };
  }
}
