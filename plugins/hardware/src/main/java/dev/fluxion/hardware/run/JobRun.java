package dev.fluxion.hardware.run;

import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.spi.FluxionException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A job that is driven, and what need not be remembered through a crash. */
final class JobRun {
  /** Longer pauses are cut, so that no time is beyond what counts nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private volatile JobEntry entry;
  private volatile long due;
  private Duration pause;
  private int faults;
  private int looks;
  private long missingSince = Long.MIN_VALUE;
  private long resultSince = Long.MIN_VALUE;
  private volatile boolean isStopped;
  private volatile boolean isCanceled;
  private boolean isNew = true;
  private volatile Optional<FluxionException> problem = Optional.empty();
  private OptionalInt position = OptionalInt.empty();
  private volatile String last = "";

  JobRun(JobEntry entry, long now, Duration firstPoll) {
    this.entry = entry;
    this.due = now;
    this.pause = firstPoll;
  }

  JobEntry entry() {
    return entry;
  }

  void enter(JobEntry next) {
    if (next.state() != entry.state()) {
      faults = 0;
      missingSince = Long.MIN_VALUE;
    }
    entry = next;
    last = next.toString();
  }

  /** Returns how many nanoseconds nothing is to be done, none or less if something is. */
  long rest(long now) {
    return due - now;
  }

  void wait(long now, Duration time) {
    due = now + (time.compareTo(LONGEST) > 0 ? LONGEST : time).toNanos();
  }

  /** Returns the time to the next question, longer each time. */
  Duration nextPause(Duration longest) {
    Duration now = pause;
    Duration longer = pause.multipliedBy(3).dividedBy(2);
    pause = longer.compareTo(longest) > 0 ? longest : longer;
    return now;
  }

  int fault(String reason) {
    last = reason;
    return ++faults;
  }

  void noFault() {
    faults = 0;
  }

  int look() {
    return ++looks;
  }

  void resetLooks() {
    looks = 0;
  }

  /** Returns since when the provider has not known the job. */
  long missing(long now) {
    missingSince = missingSince == Long.MIN_VALUE ? now : missingSince;
    return missingSince;
  }

  /** Returns since when the result of an ended job has been missing. */
  long missingResult(long now) {
    resultSince = resultSince == Long.MIN_VALUE ? now : resultSince;
    return resultSince;
  }

  void found(RemoteJob remote) {
    missingSince = Long.MIN_VALUE;
    position = remote.position();
  }

  OptionalInt position() {
    return position;
  }

  /** Stops driving the job, which may be open. */
  void stop(FluxionException reason) {
    problem = Optional.of(reason);
    isStopped = true;
  }

  boolean isStopped() {
    return isStopped || !entry.state().isOpen();
  }

  Optional<FluxionException> problem() {
    return problem;
  }

  /** Returns true the first time: a job is looked for twice only once. */
  boolean isNew() {
    boolean was = isNew;
    isNew = false;
    return was;
  }

  void cancel() {
    isCanceled = true;
  }

  /** The provider has been asked, once is enough. */
  void canceled() {
    isCanceled = false;
  }

  boolean isCanceled() {
    return isCanceled;
  }

  String last() {
    return last;
  }
}
