package dev.fluxion.hardware;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param await how long an evaluation waits for its jobs; they live on
 * @param firstPoll when a job is asked for the first time after it was sent
 * @param longestPoll the longest time between two questions
 * @param backoff the longest first pause after a fault
 * @param longestBackoff the longest pause after many
 * @param looks how often the provider is asked for a job whose answer was lost
 * @param settle over what time; also how long a job that is known may be missing
 */
public record Timing(
    Duration await,
    Duration firstPoll,
    Duration longestPoll,
    Duration backoff,
    Duration longestBackoff,
    int looks,
    Duration settle) {

  /** Returns what suits a queue in the cloud: evaluations wait up to an hour. */
  public static Timing standard() {
    return new Timing(
        Duration.ofHours(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        5,
        Duration.ofMinutes(2));
  }

  /** Returns this with another time that an evaluation waits. */
  public Timing awaiting(Duration time) {
    return new Timing(time, firstPoll, longestPoll, backoff, longestBackoff, looks, settle);
  }

  /**
   * Returns all times but the one that an evaluation waits, shortened: for servers nearby.
   *
   * @param factor what they are divided by
   */
  public Timing faster(int factor) {
    return new Timing(
        await,
        firstPoll.dividedBy(factor),
        longestPoll.dividedBy(factor),
        backoff.dividedBy(factor),
        longestBackoff.dividedBy(factor),
        looks,
        settle.dividedBy(factor));
  }
}
