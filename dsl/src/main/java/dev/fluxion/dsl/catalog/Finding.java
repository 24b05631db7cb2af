package dev.fluxion.dsl.catalog;

/**
 * Something that is wrong with a plugin, while the others are all right.
 *
 * @param plugin the plugin, or the jar where no plugin of it is known
 * @param message the code and a sentence
 * @param lost whether a plugin is missing because of it
 */
public record Finding(String plugin, String message, boolean lost) {}
