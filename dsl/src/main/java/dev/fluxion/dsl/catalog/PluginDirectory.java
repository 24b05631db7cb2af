package dev.fluxion.dsl.catalog;

import com.google.common.collect.ImmutableList;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory of plugin jars, each loaded apart from the others. */
public final class PluginDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(PluginDirectory.class);

  private PluginDirectory() {}

  /**
   * Loads the jars of a directory in the order of their names; other files are passed over.
   *
   * @param directory the directory
   * @throws FluxionException FLX-406 if it cannot be read, FLX-402 if two plugins claim one id
   */
  public static Contents load(Path directory) {
    List<PluginJarLoader> loaders = new ArrayList<>();
    boolean complete = false;
    try {
      Loading loading = new Loading();
      for (Path jar : jars(directory)) {
        load(jar, loading, loaders);
      }
      Contents contents = loading.finish(loaders);
      complete = true;
      return contents;
    } finally {
      if (!complete) {
        close(loaders);
      }
    }
  }

  /**
   * Closes class loaders; one that does not close is logged, for nothing can be done about it.
   *
   * @param loaders those of a catalog
   */
  public static void close(Collection<? extends URLClassLoader> loaders) {
    for (URLClassLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException e) {
        LOG.warn("plugin jar {} could not be closed", loader.getName(), e);
      }
    }
  }

  private static ImmutableList<Path> jars(Path directory) {
    if (!Files.isDirectory(directory)) {
      String fact = Files.exists(directory) ? "is not a directory" : "does not exist";
      throw new FluxionException("FLX-406", "plugin directory " + directory + " " + fact);
    }
    try (Stream<Path> files = Files.list(directory.toAbsolutePath())) {
      return files
          .filter(file -> name(file).toLowerCase(Locale.ROOT).endsWith(".jar"))
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(PluginDirectory::name))
          .collect(ImmutableList.toImmutableList());
    } catch (IOException e) {
      throw new FluxionException(
          "FLX-406",
          "plugin directory " + directory + " cannot be read: " + Diagnosis.describe(e),
          e);
    }
  }

  private static void load(Path jar, Loading loading, List<PluginJarLoader> loaders) {
    String subject = "plugin jar " + name(jar);
    PluginJarLoader loader;
    // A class loader passes over a file that is no jar without a word.
    try (JarFile file = new JarFile(jar.toFile())) {
      if (file.getEntry(PluginJarLoader.SERVICE) == null) {
        String fact = " offers no plugin, it has no " + PluginJarLoader.SERVICE;
        loading.remark(name(jar), "FLX-407: " + subject + fact);
        return;
      }
      loader = new PluginJarLoader(jar);
    } catch (IOException e) {
      loading.lost(name(jar), Diagnosis.of(subject, "could not be read", e), e);
      return;
    }
    loaders.add(loader);
    ServiceLoader<Plugin> services = ServiceLoader.load(Plugin.class, loader);
    for (ServiceLoader.Provider<Plugin> provider :
        loading.find(services, "a plugin (from " + name(jar) + ")", name(jar))) {
      // On the module path the plugins of the application are found as well.
      if (provider.type().getClassLoader() == loader) {
        loading.add(Offer.of(provider));
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
