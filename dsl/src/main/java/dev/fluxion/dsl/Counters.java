package dev.fluxion.dsl;

import java.util.Map;

/**
 * What an evaluation took.
 *
 * @param evaluations the evaluations of primitives that were run, one for each element
 * @param byPrimitive the same by the id of the primitive
 * @param batches the round trips to the backend; 0 in process
 * @param shots the samples that the backend took
 * @param largestStandardError the largest standard error of an evaluation; 0 where all were exact.
 *     It is that of the evaluations, not of what is derived from them
 */
public record Counters(
    long evaluations,
    Map<String, Long> byPrimitive,
    long batches,
    long shots,
    double largestStandardError) {
  /** Copies the map. */
  public Counters {
    byPrimitive = Map.copyOf(byPrimitive);
  }
}
