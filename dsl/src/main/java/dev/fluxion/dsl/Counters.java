package dev.fluxion.dsl;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an evaluation took, and what planning it as a whole has saved.
 *
 * @param requested the evaluations if every derivative that was asked for were written out by its
 *     rule term by term, as by naive recursion
 * @param merged the distinct evaluations that are left if exactly equal shifts are merged
 * @param planned the evaluations of the plan: those that are left if periods and spectra are used
 * @param cacheHits those of them that a cache answered
 * @param evaluations those of them that were run, one for each element: planned less cache hits
 * @param byPrimitive the planned evaluations by the id of the primitive
 * @param batches the round trips to the backend; 0 in process
 * @param shots the samples that the backend took
 * @param reusedSamples the evaluations whose values contain samples that were taken before
 * @param largestStandardError the largest standard error of an evaluation; 0 where all were exact.
 *     It is that of the evaluations; {@link Result#standardErrors()} has those of the results
 */
public record Counters(
    double requested,
    double merged,
    long planned,
    long cacheHits,
    long evaluations,
    Map<String, Long> byPrimitive,
    long batches,
    long shots,
    long reusedSamples,
    double largestStandardError) {
  /** Copies the map, in the order of the ids. */
  public Counters {
    byPrimitive = Collections.unmodifiableMap(new TreeMap<>(byPrimitive));
  }
}
