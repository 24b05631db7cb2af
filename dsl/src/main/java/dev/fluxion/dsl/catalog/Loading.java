package dev.fluxion.dsl.catalog;

import com.google.common.collect.ImmutableList;
import dev.fluxion.spi.Plugin;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Spliterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks plugin after plugin for what it offers; used by one thread and thrown away. */
public final class Loading {
  private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

  private final Claims claims = new Claims();
  private final Set<Object> keys = new HashSet<>();
  private final List<Contribution> contributions = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Starts with nothing. */
  public Loading() {}

  /**
   * Adds a plugin that the application created.
   *
   * @param plugin the plugin
   */
  public void add(Plugin plugin) {
    add(Offer.of(plugin));
  }

  /**
   * Adds the plugins that a service loader finds.
   *
   * @param services finds them
   * @param where the place it looks at, for errors: {@code the class path}
   */
  public void add(ServiceLoader<Plugin> services, String where) {
    find(services, "a plugin on " + where, where).forEach(provider -> add(Offer.of(provider)));
  }

  /** Finds plugins without creating them; what cannot be found becomes a finding. */
  List<ServiceLoader.Provider<Plugin>> find(
      ServiceLoader<Plugin> services, String subject, String where) {
    List<ServiceLoader.Provider<Plugin>> found = new ArrayList<>();
    Spliterator<ServiceLoader.Provider<Plugin>> providers = services.stream().spliterator();
    String previous = "";
    boolean more = true;
    while (more) {
      try {
        more = providers.tryAdvance(found::add);
      } catch (ServiceConfigurationError | LinkageError e) {
        String message = Diagnosis.of(subject, "could not be found", e);
        // The loader goes on behind a wrong entry, but tries an unreadable list for ever.
        more = !(e.getCause() instanceof IOException && message.equals(previous));
        previous = message;
        if (more) {
          lost(where, message, e);
        }
      }
    }
    return found;
  }

  /** Adds what one plugin registers, all of it or nothing. */
  void add(Offer offer) {
    if (!keys.add(offer.key())) {
      return;
    }
    Source source = offer.source();
    Plugin plugin;
    try {
      plugin = offer.plugin().get();
      source = source.named(Objects.requireNonNull(plugin.name(), "the name of a plugin"));
    } catch (Exception | LinkageError | ServiceConfigurationError e) {
      lost(source.name(), Diagnosis.of("plugin " + source, "could not be created", e), e);
      return;
    }
    Collector collector = new Collector(source, claims);
    try {
      plugin.contribute(collector);
    } catch (Exception | LinkageError | ServiceConfigurationError e) {
      collector.close();
      String failure = "failed while contributing and is left out";
      lost(source.name(), Diagnosis.of("plugin " + source, failure, e), e);
      return;
    }
    collector.close();
    Contribution contribution = collector.accept(offer.key());
    contributions.add(contribution);
    LOG.debug(
        "plugin {}, version {}, from {}: {} primitives, {} backends",
        source.name(),
        source.version(),
        source.location(),
        contribution.primitives().size(),
        contribution.backends().size());
  }

  void lost(String plugin, String message, Throwable thrown) {
    LOG.warn(message, thrown);
    findings.add(new Finding(plugin, message, true));
  }

  void remark(String plugin, String message) {
    LOG.warn(message);
    findings.add(new Finding(plugin, message, false));
  }

  /** Returns what was loaded. */
  public Contents finish() {
    return finish(ImmutableList.of());
  }

  Contents finish(Collection<? extends URLClassLoader> loaders) {
    return Contents.of(contributions, findings, loaders);
  }
}
