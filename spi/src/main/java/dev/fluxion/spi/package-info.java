/**
 * The contract between Fluxion and its plugins: expressions, primitives, rules, backends and the
 * plugin entry.
 *
 * <p>A plugin author starts at {@link dev.fluxion.spi.Plugin} and {@link
 * dev.fluxion.spi.Primitive#elementwise(String)}.
 */
package dev.fluxion.spi;
