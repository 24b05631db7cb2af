package dev.fluxion.dsl;

import java.util.Map;

/**
 * What an evaluation took.
 *
 * @param evaluations the evaluations of primitives that were run, one for each element
 * @param byPrimitive the same by the id of the primitive
 * @param batches the round trips to the backend; 0 in process
 * @param shots the samples that the backend took
 */
public record Counters(long evaluations, Map<String, Long> byPrimitive, long batches, long shots) {
  /** Copies the map. */
  public Counters {
    byPrimitive = Map.copyOf(byPrimitive);
  }
}
