/**
 * How plugins are found, asked for what they offer and merged into one value.
 *
 * <p>{@link dev.fluxion.dsl.catalog.Loading} asks plugin after plugin and ends in {@link
 * dev.fluxion.dsl.catalog.Contents}. A plugin that fails loses what it had registered and becomes a
 * {@link dev.fluxion.dsl.catalog.Finding}; an id that two plugins claim ends the loading.
 */
package dev.fluxion.dsl.catalog;
