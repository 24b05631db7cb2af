package dev.fluxion.hardware.journal;

import dev.fluxion.hardware.provider.Price;
import java.time.Instant;
import java.util.Optional;

/**
 * A job in the journal.
 *
 * @param number its number in the journal, 0 before it is there
 * @param provider the provider and device
 * @param key by which it is found at the provider
 * @param attempt how often it was sent, 0 before
 * @param state how far it is
 * @param remoteId the provider's id, once known
 * @param created when it was planned
 * @param sent when it was sent first
 * @param tasks the number of circuits
 * @param shots how often each of them is run
 * @param reserved what it may cost, if that was asked
 * @param spent what it has cost, if that was asked
 * @param note why it is in this state, empty if that is clear
 */
public record JobEntry(
    long number,
    String provider,
    String key,
    int attempt,
    JobState state,
    Optional<String> remoteId,
    Instant created,
    Optional<Instant> sent,
    int tasks,
    long shots,
    Optional<Price> reserved,
    Optional<Price> spent,
    String note) {

  /** Returns the entry in another state. */
  public JobEntry in(JobState next, String why) {
    return new JobEntry(
        number, provider, key, attempt, next, remoteId, created, sent, tasks, shots, reserved,
        spent, why);
  }

  /** Returns the entry of the next attempt, about to be sent. */
  public JobEntry sending(Instant now) {
    return new JobEntry(
        number,
        provider,
        key,
        attempt + 1,
        JobState.SUBMITTING,
        Optional.empty(),
        created,
        sent.or(() -> Optional.of(now)),
        tasks,
        shots,
        reserved,
        spent,
        "");
  }

  /** Returns the entry of a job that the provider has. */
  public JobEntry submitted(String id, String why) {
    return new JobEntry(
        number,
        provider,
        key,
        attempt,
        JobState.SUBMITTED,
        Optional.of(id),
        created,
        sent,
        tasks,
        shots,
        reserved,
        spent,
        why);
  }

  /** Returns the entry with what the job may cost. */
  public JobEntry reserving(Price price) {
    return new JobEntry(
        number,
        provider,
        key,
        attempt,
        state,
        remoteId,
        created,
        sent,
        tasks,
        shots,
        Optional.of(price),
        spent,
        note);
  }

  /** Returns the entry with what the job has cost. */
  public JobEntry costing(Price price) {
    return new JobEntry(
        number,
        provider,
        key,
        attempt,
        state,
        remoteId,
        created,
        sent,
        tasks,
        shots,
        reserved,
        Optional.of(price),
        note);
  }

  /** Returns the entry under a number. */
  JobEntry numbered(long assigned) {
    return new JobEntry(
        assigned, provider, key, attempt, state, remoteId, created, sent, tasks, shots, reserved,
        spent, note);
  }

  /** Returns all runs of all circuits. */
  public long allShots() {
    return tasks * shots;
  }

  /** Returns a text such as {@code job 3 (ionq:simulator 1f0c…, SUBMITTED)}. */
  @Override
  public String toString() {
    return "job "
        + number
        + " ("
        + provider
        + remoteId.map(id -> " " + id).orElse("")
        + ", "
        + state
        + (note.isEmpty() ? ")" : ": " + note + ")");
  }
}
