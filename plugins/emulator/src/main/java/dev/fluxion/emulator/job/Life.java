package dev.fluxion.emulator.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a job is: a function of time, until somebody cancels it. */
public final class Life {
  private final Instant created;
  private Instant ready;
  private Instant starts;
  private Instant ends;
  private @Nullable Instant canceled;
  private @Nullable Failure failure;
  private boolean neverStarts;

  /** How far a job is. */
  public enum State {
    /** It was taken. */
    SUBMITTED,
    /** It waits. */
    READY,
    /** It is run. */
    STARTED,
    /** It has results. */
    COMPLETED,
    /** It has none. */
    FAILED,
    /** Somebody canceled it. */
    CANCELED;

    /** Returns whether it will not change any more. */
    public boolean isFinal() {
      return compareTo(STARTED) > 0;
    }
  }

  /**
   * Why a job failed.
   *
   * @param code the provider's
   * @param message what the provider says
   */
  public record Failure(String code, String message) {}

  /**
   * Creates the life of a job.
   *
   * @param created when it was
   * @param queue how long it waits
   * @param run how long it runs
   */
  public Life(Instant created, Duration queue, Duration run) {
    this.created = created;
    this.ready = created.plus(queue.dividedBy(4));
    this.starts = created.plus(queue);
    this.ends = starts.plus(run);
  }

  /** Makes the job wait for ever. */
  public void getStuck() {
    starts = Instant.MAX;
    ends = Instant.MAX;
  }

  /** Makes the job fail when it would complete, unless it fails already. */
  public void fail(String code, String message) {
    if (failure == null) {
      failure = new Failure(code, message);
    }
  }

  /** Makes the job fail before it would start, as soon as it waits, unless it fails already. */
  public void failEarly(String code, String message) {
    fail(code, message);
    neverStarts = true;
    starts = ready;
    ends = ready;
  }

  /** Cancels the job at a time, unless it is over by then. */
  public void cancel(Instant at) {
    if (!state(at).isFinal()) {
      canceled = at;
    }
  }

  /** Lets the job end at a time, if it has not. */
  public void endAt(Instant at) {
    if (at.isBefore(ready)) {
      ready = at;
    }
    if (at.isBefore(starts)) {
      starts = at;
    }
    if (at.isBefore(ends)) {
      ends = at;
    }
  }

  /** Returns how far the job is. */
  public State state(Instant now) {
    if (canceled != null && !now.isBefore(canceled)) {
      return State.CANCELED;
    } else if (now.isBefore(ready)) {
      return State.SUBMITTED;
    } else if (now.isBefore(starts)) {
      return State.READY;
    } else if (now.isBefore(ends)) {
      return State.STARTED;
    }
    return failure == null ? State.COMPLETED : State.FAILED;
  }

  /** Returns when the job was created. */
  public Instant created() {
    return created;
  }

  /** Returns when the job starts if nothing comes between; empty if never. */
  public Optional<Instant> starts() {
    return Optional.of(starts).filter(time -> time.isBefore(Instant.MAX));
  }

  /** Returns when the job has started, if it has. */
  public Optional<Instant> started(Instant now) {
    boolean isBefore = !neverStarts && (canceled == null || starts.isBefore(canceled));
    return Optional.of(starts).filter(time -> isBefore && !now.isBefore(time));
  }

  /** Returns when the job has ended, if it has. */
  public Optional<Instant> ended(Instant now) {
    if (!state(now).isFinal()) {
      return Optional.empty();
    }
    return Optional.of(canceled == null ? ends : canceled);
  }

  /** Returns how long the job runs. */
  public Duration length() {
    return starts.equals(Instant.MAX) ? Duration.ZERO : Duration.between(starts, ends);
  }

  /** Returns why the job failed or will fail. */
  public Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }
}
