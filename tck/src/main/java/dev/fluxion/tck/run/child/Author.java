package dev.fluxion.tck.run.child;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.check.Given;
import java.util.List;

/** Where a child JVM gets the plugin from, and what its author wants to be tried. */
public interface Author {

  /** Returns the context class loader of the threads that make checks. */
  ClassLoader context();

  /**
   * Returns a new instance of the plugin.
   *
   * @throws Exception whatever the plugin throws
   */
  Plugin plugin() throws Exception;

  /**
   * Returns attributes and inputs to try beside the default ones.
   *
   * @param plugin an instance, which knows its primitives
   * @throws Exception if they do not fit the plugin
   */
  List<Given> samples(Plugin plugin) throws Exception;
}
