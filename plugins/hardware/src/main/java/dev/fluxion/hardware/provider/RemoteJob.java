package dev.fluxion.hardware.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a provider says about a job.
 *
 * @param id the provider's
 * @param key the key of the {@link Work}, if the job has one
 * @param state how far it is
 * @param status the provider's word for it
 * @param reason why it failed or was canceled, empty otherwise
 * @param created when it was
 * @param position its place in the queue
 * @param remaining how long it will take, by the provider
 */
public record RemoteJob(
    String id,
    Optional<String> key,
    State state,
    String status,
    String reason,
    Optional<Instant> created,
    OptionalInt position,
    Optional<Duration> remaining) {

  /** How far a job is. */
  public enum State {
    /** It waits. */
    QUEUED,
    /** It is run. */
    RUNNING,
    /** It has results. */
    COMPLETED,
    /** It failed; parts of a batch may have results. */
    FAILED,
    /** Somebody canceled it. */
    CANCELED,
    /** A word that the driver does not know: asked again until a deadline. */
    UNKNOWN;

    /** Returns whether it will not change any more. */
    public boolean isFinal() {
      return this == COMPLETED || this == FAILED || this == CANCELED;
    }
  }
}
