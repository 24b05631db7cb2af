package dev.fluxion.hardware.run;

import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.provider.Price;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.hardware.provider.Submission;
import dev.fluxion.spi.FluxionException;
import java.time.Duration;
import java.util.Optional;

/** Sends jobs: the budget first, then the journal, then the wire. */
final class Submitter {
  private final Desk desk;

  Submitter(Desk desk) {
    this.desk = desk;
  }

  void advance(JobRun run) {
    JobEntry planned = run.entry();
    if (run.isCanceled()) {
      desk.enter(run, planned.in(JobState.WITHDRAWN, "canceled before it was sent"));
      run.stop(Problems.canceled(run.entry()));
      return;
    }
    Duration delay = desk.rate.delay(desk.pace.nanos());
    if (!delay.isZero()) {
      run.wait(desk.pace.nanos(), delay);
      return;
    }
    byte[] request = desk.journal.request(planned.number());
    Optional<Price> price = Optional.empty();
    if (desk.ledger.needsPrice()) {
      Reply<Price> reply = desk.provider.price(request);
      if (reply instanceof Reply.Trouble<Price> trouble) {
        desk.rest(run, trouble.reason(), trouble.after());
        return;
      }
      price = reply instanceof Reply.Answer<Price> answer ? Optional.of(answer.value()) : price;
    }
    JobEntry reserved = price.map(planned::reserving).orElse(planned);
    if (isReserved(run, reserved, price)) {
      send(run, reserved, request);
    }
  }

  /** Backends of other devices may share the journal, and its budget with it. */
  private boolean isReserved(JobRun run, JobEntry planned, Optional<Price> price) {
    synchronized (desk.journal) {
      if (desk.ledger.isLimited()) {
        desk.ledger.renew(desk.journal.jobs());
      }
      Optional<String> objection = desk.ledger.objection(planned, price);
      if (objection.isEmpty()) {
        desk.enter(run, planned.sending(desk.pace.now()));
        return true;
      }
      desk.enter(run, run.entry().in(JobState.WITHDRAWN, objection.get()));
      run.stop(new FluxionException("FLX-504", run.entry() + " was not sent"));
      return false;
    }
  }

  private void send(JobRun run, JobEntry planned, byte[] request) {
    desk.rate.count(desk.pace.nanos());
    Submission outcome = desk.provider.submit(request);
    JobEntry sending = run.entry();
    if (outcome instanceof Submission.Accepted accepted) {
      desk.breaker.succeeded();
      Problems.naming(accepted.id(), () -> desk.enter(run, sending.submitted(accepted.id(), "")));
      run.wait(desk.pace.nanos(), run.nextPause(desk.timing.longestPoll()));
    } else if (outcome instanceof Submission.NotSent notSent) {
      desk.enter(run, planned.in(JobState.PLANNED, notSent.reason()));
      desk.restAfterFault(run, notSent.reason(), Optional.empty());
    } else if (outcome instanceof Submission.Busy busy) {
      desk.enter(run, planned.in(JobState.PLANNED, busy.reason()));
      desk.rest(run, busy.reason(), busy.after());
    } else if (outcome instanceof Submission.Refused refused) {
      desk.enter(run, sending.in(JobState.REFUSED, refused.code() + ": " + refused.message()));
      run.stop(new FluxionException("FLX-505", "the provider refused " + run.entry()));
    } else if (outcome instanceof Submission.Unknown unknown) {
      desk.enter(run, sending.in(JobState.UNKNOWN, unknown.reason()));
      desk.restAfterFault(run, unknown.reason(), Optional.empty());
    }
  }
}
