package dev.fluxion.spi;

/**
 * The entry of a plugin jar: contributes primitives and backends.
 *
 * <p>A jar names its implementations in {@code META-INF/services/dev.fluxion.spi.Plugin} and, as a
 * module, in a {@code provides} clause. An implementation is public and has a public constructor
 * without parameters. It is asked once for each catalog and keeps no state that changes.
 */
@FunctionalInterface
public interface Plugin {
  /**
   * Registers what this plugin offers.
   *
   * @param registrar collects the contributions
   */
  void contribute(Registrar registrar);

  /** Returns the name under which errors mention this plugin. */
  default String name() {
    return getClass().getName();
  }
}
