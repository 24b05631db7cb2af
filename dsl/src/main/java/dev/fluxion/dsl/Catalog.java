package dev.fluxion.dsl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.fluxion.dsl.catalog.Contents;
import dev.fluxion.dsl.catalog.Loading;
import dev.fluxion.dsl.catalog.NearMisses;
import dev.fluxion.dsl.catalog.OfferedBackend;
import dev.fluxion.dsl.catalog.PluginDirectory;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The primitives and backends of a set of plugins.
 *
 * <p>A catalog is an immutable value: there is no global one, and loading again gives another. A
 * plugin that fails while it is loaded is left out, whole, and named in {@link #problems()}; an id
 * that two plugins claim is an error of the whole catalog.
 *
 * <p>Only a catalog {@linkplain #ofDirectory(Path) of a directory} holds resources: closing it
 * closes its jars, after which its primitives must not be used. A {@linkplain #plus(Catalog) sum}
 * and its parts share their jars.
 */
public final class Catalog implements AutoCloseable {
  private final Contents contents;

  /** How grave a problem is. */
  public enum Severity {
    /** All plugins are there, but something looks like a mistake. */
    WARNING,
    /** A plugin is missing. */
    ERROR
  }

  /**
   * Something that is wrong with a plugin.
   *
   * @param severity how grave it is
   * @param plugin the name of the plugin, or where it was looked for if its name is not known
   * @param message the code and a sentence, such as {@code FLX-404: plugin …}
   */
  public record Problem(Severity severity, String plugin, String message) {}

  /**
   * A plugin of a catalog.
   *
   * @param name the name that the plugin gives itself
   * @param origin the file name of its jar, or the directory of its classes
   * @param version the {@code Implementation-Version} of its jar, or {@code unknown}
   */
  public record LoadedPlugin(String name, String origin, String version) {}

  private Catalog(Contents contents) {
    this.contents = contents;
  }

  /**
   * Loads the plugins that the context class loader of the thread sees, and those of the module
   * layer that this library is in.
   *
   * @throws FluxionException FLX-402 if two plugins claim one id
   */
  public static Catalog load() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    Loading loading = new Loading();
    addAll(loading, context == null ? ClassLoader.getSystemClassLoader() : context);
    ModuleLayer layer = Catalog.class.getModule().getLayer();
    if (layer != null) {
      addAll(loading, layer);
    }
    return new Catalog(loading.finish());
  }

  /**
   * Loads the plugins that a class loader sees.
   *
   * @param loader the class loader; it stays open, and closing it is up to the caller
   * @throws FluxionException FLX-402 if two plugins claim one id
   */
  public static Catalog load(ClassLoader loader) {
    Loading loading = new Loading();
    addAll(loading, loader);
    return new Catalog(loading.finish());
  }

  /**
   * Loads the plugins that the modules of a layer and of its parents provide.
   *
   * @param layer the layer
   * @throws FluxionException FLX-402 if two plugins claim one id
   */
  public static Catalog load(ModuleLayer layer) {
    Loading loading = new Loading();
    addAll(loading, layer);
    return new Catalog(loading.finish());
  }

  /**
   * Returns the catalog of the given plugins.
   *
   * @param plugins the plugins, each once
   * @throws FluxionException FLX-402 if two plugins claim one id
   */
  public static Catalog of(Plugin... plugins) {
    Loading loading = new Loading();
    for (Plugin plugin : plugins) {
      loading.add(plugin);
    }
    return new Catalog(loading.finish());
  }

  /**
   * Loads the plugins of a directory, each jar with a class loader of its own.
   *
   * <p>Files that do not end in {@code .jar} are passed over, and so are directories within. What a
   * jar holds is taken from the jar, even if the application has a class of that name, so that a
   * plugin can bring libraries in the versions it needs.
   *
   * @param directory the directory
   * @return a catalog to close when nothing of it is used any more
   * @throws FluxionException FLX-406 if the directory cannot be read, FLX-402 if two plugins claim
   *     one id
   */
  public static Catalog ofDirectory(Path directory) {
    return new Catalog(PluginDirectory.load(directory));
  }

  private static void addAll(Loading loading, ClassLoader loader) {
    loading.add(ServiceLoader.load(Plugin.class, loader), "the class path");
  }

  private static void addAll(Loading loading, ModuleLayer layer) {
    loading.add(ServiceLoader.load(layer, Plugin.class), "the module path");
  }

  /**
   * Returns the catalog of the plugins of both; a plugin that both have counts once.
   *
   * @param other what is added
   * @throws FluxionException FLX-402 if two plugins claim one id
   */
  public Catalog plus(Catalog other) {
    return new Catalog(contents.plus(other.contents));
  }

  /** Returns all primitives, in the order of their ids. */
  public List<Primitive> primitives() {
    return contents.primitives().values().asList();
  }

  /**
   * Returns a primitive.
   *
   * @param id {@code vendor:name}
   * @throws FluxionException FLX-401 if there is none, with the ids that are near
   */
  public Primitive primitive(String id) {
    Primitive primitive = contents.primitives().get(id);
    if (primitive == null) {
      throw new FluxionException("FLX-401", "unknown primitive '" + id + "'" + insteadOf(id));
    }
    return primitive;
  }

  private String insteadOf(String primitive) {
    ImmutableSortedSet<String> ids = contents.primitives().keySet();
    String question = NearMisses.question(primitive, ids);
    if (!question.isEmpty()) {
      return question;
    }
    if (ids.isEmpty()) {
      return ", the catalog has no primitives" + missingPlugins();
    }
    return ", known vendors are "
        + ids.stream()
            .map(id -> id.substring(0, id.indexOf(':')))
            .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo))
        + missingPlugins();
  }

  /**
   * Returns a primitive applied to arguments, with default attributes.
   *
   * @param id {@code vendor:name}
   * @param args as many as the primitive has inputs
   * @throws FluxionException FLX-401 if there is no such primitive
   */
  public Expr call(String id, Expr... args) {
    return primitive(id).at(args);
  }

  /** Returns the ids of all backends, sorted. */
  public List<String> backends() {
    return contents.backends().keySet().asList();
  }

  /**
   * Creates a backend, a new one with each call; the caller closes it.
   *
   * @param id the name of the backend, such as {@code simulator}
   * @throws FluxionException FLX-403 if there is none, with the ids that are near; FLX-408 if its
   *     plugin cannot create it
   */
  public Backend backend(String id) {
    OfferedBackend backend = contents.backends().get(id);
    if (backend != null) {
      return backend.create();
    }
    String question = NearMisses.question(id, backends());
    String known =
        backends().isEmpty() ? ", the catalog has no backends" : ", known are " + backends();
    throw new FluxionException(
        "FLX-403",
        "unknown backend '"
            + id
            + "'"
            + (question.isEmpty() ? known + missingPlugins() : question));
  }

  /** Returns a hint if what was not found may be in a plugin that was left out. */
  private String missingPlugins() {
    boolean missing = problems().stream().anyMatch(p -> p.severity() == Severity.ERROR);
    return missing ? "; a plugin could not be loaded, see problems()" : "";
  }

  /** Returns the plugins that were loaded, in the order in which they were found. */
  public List<LoadedPlugin> plugins() {
    return contents.contributions().stream()
        .map(contribution -> contribution.source())
        .map(source -> new LoadedPlugin(source.name(), source.origin(), source.version()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns what is wrong with plugins, in the order in which it was found. */
  public List<Problem> problems() {
    return contents.findings().stream()
        .map(
            finding ->
                new Problem(
                    finding.lost() ? Severity.ERROR : Severity.WARNING,
                    finding.plugin(),
                    finding.message()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Closes the jars of a directory; does nothing to other catalogs. */
  @Override
  public void close() {
    PluginDirectory.close(contents.loaders());
  }

  /** Returns {@code catalog of 2 plugins, 31 primitives, 1 backends} and the like. */
  @Override
  public String toString() {
    return "catalog of "
        + contents.contributions().size()
        + " plugins, "
        + contents.primitives().size()
        + " primitives, "
        + contents.backends().size()
        + " backends";
  }
}
