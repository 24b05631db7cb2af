package dev.fluxion.dsl.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import dev.fluxion.dsl.Catalog;
import dev.fluxion.spi.Plugin;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.slf4j.Logger;

/**
 * The tests run on the class path, so the library and a plugin are defined once more as modules, in
 * a layer of their own, and are called by reflection.
 */
class ModulePathTest {
  @TempDir Path directory;
  private ModuleLayer layer;

  @BeforeEach
  void aPluginIsBothAModuleAndAService() throws IOException {
    Path jar =
        PluginJar.contributing("p.One", "registrar.primitive(sine(\"p:sine\"));")
            .source(
                "module-info",
                "module p {\n  requires dev.fluxion.spi;\n"
                    + "  provides dev.fluxion.spi.Plugin with p.One;\n}\n")
            .against(PluginJar.location(NullMarked.class))
            .version("1.0")
            .write(directory, "one.jar");
    Path[] modules =
        Stream.concat(
                Stream.of(jar),
                Stream.of(
                        Plugin.class,
                        Catalog.class,
                        JsonFactory.class,
                        ImmutableList.class,
                        InternalFutureFailureAccess.class,
                        Logger.class,
                        ClassWriter.class,
                        NullMarked.class)
                    .map(PluginJar::location))
            .toArray(Path[]::new);
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration()
            .resolveAndBind(
                ModuleFinder.of(modules), ModuleFinder.of(), Set.of("dev.fluxion.dsl", "p"));
    layer = boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
  }

  @Test
  void aLayerIsAskedForItsPlugins() throws ReflectiveOperationException {
    Object catalog = load(ModuleLayer.class, layer);
    assertEquals("[LoadedPlugin[name=p.One, origin=one.jar, version=1.0]]", plugins(catalog));
  }

  @Test
  void theClassLoaderOfALayerSeesAPluginOnce() throws ReflectiveOperationException {
    Object catalog = load(ClassLoader.class, layer.findLoader("p"));
    assertEquals("[LoadedPlugin[name=p.One, origin=one.jar, version=1.0]]", plugins(catalog));
  }

  @Test
  void theLayerOfTheLibraryIsAskedWhereTheThreadDoesNotSeeIt() throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      for (ClassLoader context :
          List.of(ClassLoader.getPlatformClassLoader(), layer.findLoader("p"))) {
        thread.setContextClassLoader(context);
        Object catalog = catalogType().getMethod("load").invoke(null);
        assertEquals("[LoadedPlugin[name=p.One, origin=one.jar, version=1.0]]", plugins(catalog));
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Class<?> catalogType() throws ClassNotFoundException {
    return layer.findLoader("dev.fluxion.dsl").loadClass(Catalog.class.getName());
  }

  private <T> Object load(Class<T> type, T place) throws ReflectiveOperationException {
    return catalogType().getMethod("load", type).invoke(null, place);
  }

  private String plugins(Object catalog) throws ReflectiveOperationException {
    assertEquals("[]", catalogType().getMethod("problems").invoke(catalog).toString());
    return catalogType().getMethod("plugins").invoke(catalog).toString();
  }
}
