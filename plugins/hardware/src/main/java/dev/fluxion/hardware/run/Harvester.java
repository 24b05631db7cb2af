package dev.fluxion.hardware.run;

import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.provider.Price;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.spi.FluxionException;
import java.util.List;
import java.util.Optional;

/** Brings results home: the bytes to the journal first, then what they say. */
final class Harvester {
  private final Desk desk;

  Harvester(Desk desk) {
    this.desk = desk;
  }

  void fetch(JobRun run, RemoteJob remote) {
    Reply<byte[]> reply = desk.provider.fetch(remote.id());
    if (reply instanceof Reply.Answer<byte[]> answer) {
      run.enter(desk.journal.fetched(run.entry(), answer.value()));
      read(run);
    } else if (reply instanceof Reply.Missing<byte[]> missing) {
      missing(run, missing.reason());
    } else if (reply instanceof Reply.Trouble<byte[]> trouble) {
      desk.rest(run, trouble);
    } else {
      run.stop(Problems.denied(run.entry(), "show results", reply));
    }
  }

  /** Results may come later than the job says that it is completed. */
  private void missing(JobRun run, String reason) {
    long now = desk.pace.nanos();
    if (now - run.missingResult(now) < desk.timing.settle().toNanos()) {
      desk.rest(run, reason, Optional.empty());
      return;
    }
    desk.enter(run, run.entry().in(JobState.LOST, "it has ended without results: " + reason));
    run.stop(Problems.ended(run.entry()));
  }

  void read(JobRun run) {
    JobEntry entry = run.entry();
    List<Reading> readings;
    try {
      byte[] result = desk.journal.result(entry.number()).orElseThrow();
      readings = desk.provider.read(desk.journal.request(entry.number()), result);
      Validity.require(entry, readings);
    } catch (FluxionException e) {
      desk.enter(run, entry.in(JobState.INVALID, String.valueOf(e.getMessage())));
      run.stop(
          new FluxionException(
              "FLX-508", "the result of " + run.entry() + " is kept but cannot be used", e));
      return;
    }
    JobEntry ended = priced(ended(entry, readings));
    run.enter(desk.journal.decoded(ended, readings));
    desk.ledger.note(ended);
    if (ended.state() != JobState.DECODED) {
      run.stop(Problems.ended(ended));
    }
  }

  private static JobEntry ended(JobEntry entry, List<Reading> readings) {
    Optional<Reading.Failed> failed =
        readings.stream()
            .filter(Reading.Failed.class::isInstance)
            .map(Reading.Failed.class::cast)
            .findFirst();
    boolean allFailed = readings.stream().allMatch(Reading.Failed.class::isInstance);
    if (failed.isEmpty() || !allFailed) {
      String note = failed.map(each -> "in part: " + each.code()).orElse("");
      return entry.in(JobState.DECODED, note);
    }
    boolean isCanceled = failed.get().code().equals(Reading.CANCELED);
    return isCanceled
        ? entry.in(JobState.CANCELED, failed.get().message())
        : entry.in(JobState.FAILED, failed.get().code() + ": " + failed.get().message());
  }

  /** What it has cost is told if the provider says so at once. */
  private JobEntry priced(JobEntry entry) {
    return entry
        .remoteId()
        .map(desk.provider::cost)
        .map(reply -> reply instanceof Reply.Answer<Price> a ? entry.costing(a.value()) : entry)
        .orElse(entry);
  }
}
