package dev.fluxion.hardware.run;

import dev.fluxion.hardware.Budget;
import dev.fluxion.hardware.Timing;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.Journal;
import dev.fluxion.hardware.provider.Limits;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.provider.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** What the steps of a job share. */
final class Desk {
  final Provider provider;
  final Journal journal;
  final Timing timing;
  final Pace pace;
  final boolean mayPayTwice;
  final Ledger ledger;
  final RateLimit rate;
  final Breaker breaker;
  private final Backoff backoff;

  Desk(
      Provider provider,
      Journal journal,
      Timing timing,
      Pace pace,
      Budget budget,
      boolean mayPayTwice) {
    this.provider = provider;
    this.journal = journal;
    this.timing = timing;
    this.pace = pace;
    this.mayPayTwice = mayPayTwice;
    this.ledger = new Ledger(budget, journal.jobs());
    Limits limits = provider.limits();
    this.rate = new RateLimit(limits.submissions(), limits.period());
    this.breaker = new Breaker(timing.longestBackoff());
    this.backoff =
        new Backoff(timing.backoff(), timing.longestBackoff(), new SplittableRandom(pace.nanos()));
  }

  /** Writes a change of a job; it has happened only when this returns. */
  void enter(JobRun run, JobEntry changed) {
    run.enter(journal.update(changed));
    ledger.note(changed);
  }

  /** Lets a job rest after a fault that passes. */
  void rest(JobRun run, String reason, Optional<Duration> atLeast) {
    Duration pause = backoff.pause(run.fault(reason));
    Duration least = atLeast.orElse(Duration.ZERO);
    run.wait(pace.nanos(), pause.compareTo(least) > 0 ? pause : least);
  }

  /** Lets a job rest until a question may be repeated. */
  void rest(JobRun run, Reply.Trouble<?> trouble) {
    if (trouble.isTransport()) {
      restAfterFault(run, trouble.reason(), trouble.after());
    } else {
      rest(run, trouble.reason(), trouble.after());
    }
  }

  /** Lets a job rest after a fault of the network or of the server. */
  void restAfterFault(JobRun run, String reason, Optional<Duration> atLeast) {
    breaker.failed(pace.nanos());
    rest(run, reason, atLeast);
  }
}
