package dev.fluxion.tck.run.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.elementary.ElementaryPlugin;
import dev.fluxion.spi.Plugin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plugin sees of the world. */
class PluginLoaderTest {
  private static PluginLoader ofElementary() throws URISyntaxException {
    Path place =
        Path.of(ElementaryPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return PluginLoader.of(List.of(place.toString()));
  }

  @Test
  void the_spi_is_that_of_the_kit() throws Exception {
    try (PluginLoader loader = ofElementary()) {
      assertSame(Plugin.class, loader.loadClass(Plugin.class.getName()));
    }
  }

  @Test
  void the_plugin_comes_from_its_jar_even_if_the_kit_has_it() throws Exception {
    try (PluginLoader loader = ofElementary()) {
      Class<?> type = loader.loadClass(ElementaryPlugin.class.getName());
      assertNotEquals(ElementaryPlugin.class, type);
      assertSame(loader, type.getClassLoader());
    }
  }

  @Test
  void the_libraries_of_the_kit_are_hidden() throws IOException, URISyntaxException {
    try (PluginLoader loader = ofElementary()) {
      for (String name :
          List.of(
              "com.google.common.collect.ImmutableList",
              "com.fasterxml.jackson.databind.ObjectMapper",
              "net.jqwik.api.Arbitraries",
              "org.junit.jupiter.api.Test",
              "dev.fluxion.tck.PluginTck")) {
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass(name), name);
      }
    }
  }

  @Test
  void the_context_has_what_jqwik_looks_up_and_the_services_of_the_plugin() throws Exception {
    try (PluginLoader loader = ofElementary()) {
      ContextLoader context = new ContextLoader(loader);
      String arbitraries = "net.jqwik.api.Arbitraries$ArbitrariesFacade";
      assertSame(Class.forName(arbitraries), Class.forName(arbitraries, false, context));
      assertTrue(context.getResources("META-INF/services/" + arbitraries).hasMoreElements());
      assertTrue(
          context.getResources("META-INF/services/" + Plugin.class.getName()).hasMoreElements());
      assertFalse(
          context
              .getResources("META-INF/services/org.junit.platform.engine.TestEngine")
              .hasMoreElements());
      assertEquals("context", context.getName());
    }
  }
}
