package dev.fluxion.dsl.engine.compile;

/**
 * Consecutive slots.
 *
 * @param first the first one
 * @param size how many
 */
public record Region(int first, int size) {
  int end() {
    return first + size;
  }
}
