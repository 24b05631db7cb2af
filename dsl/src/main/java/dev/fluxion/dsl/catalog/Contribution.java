package dev.fluxion.dsl.catalog;

import com.google.common.collect.ImmutableList;
import dev.fluxion.spi.Primitive;

/**
 * All that one plugin registered.
 *
 * @param key equal for two contributions of one plugin
 * @param source the plugin
 * @param primitives its primitives
 * @param backends its backends
 */
public record Contribution(
    Object key,
    Source source,
    ImmutableList<Primitive> primitives,
    ImmutableList<OfferedBackend> backends) {}
