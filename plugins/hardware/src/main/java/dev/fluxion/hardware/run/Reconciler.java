package dev.fluxion.hardware.run;

import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.spi.FluxionException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether a job exists whose answer was lost. The provider may show it late, so it is
 * asked several times; only then, and only if that is allowed, the job is sent again.
 */
final class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  private static final Comparator<RemoteJob> EARLIEST =
      Comparator.<RemoteJob, Instant>comparing(job -> job.created().orElse(Instant.MAX))
          .thenComparing(RemoteJob::id);

  private final Desk desk;

  Reconciler(Desk desk) {
    this.desk = desk;
  }

  void advance(JobRun run) {
    JobEntry entry = run.entry();
    Instant since = entry.sent().orElse(entry.created());
    Reply<List<RemoteJob>> reply = desk.provider.find(entry.key(), since);
    if (reply instanceof Reply.Answer<List<RemoteJob>> answer) {
      desk.breaker.succeeded();
      if (answer.value().isEmpty()) {
        notFound(run);
      } else {
        adopt(run, answer.value().stream().sorted(EARLIEST).toList());
      }
    } else if (reply instanceof Reply.Trouble<List<RemoteJob>> trouble) {
      desk.rest(run, trouble);
    } else {
      run.stop(Problems.denied(run.entry(), "list jobs", reply));
    }
  }

  /** Takes the earliest job for the one that was sent, and cancels the others. */
  private void adopt(JobRun run, List<RemoteJob> found) {
    List<RemoteJob> others = found.subList(1, found.size());
    String ids = others.stream().map(RemoteJob::id).collect(Collectors.joining(", "));
    String note = others.isEmpty() ? "found" : "found, and canceled the same under " + ids;
    desk.enter(run, run.entry().submitted(found.get(0).id(), note));
    for (RemoteJob other : others) {
      LOG.warn("{} exists twice: canceling {}", run.entry(), other.id());
      desk.provider.cancel(other.id());
    }
    run.wait(desk.pace.nanos(), run.nextPause(desk.timing.longestPoll()));
  }

  private void notFound(JobRun run) {
    JobEntry entry = run.entry();
    int looks = run.look();
    if (looks < desk.timing.looks()) {
      run.wait(desk.pace.nanos(), desk.timing.settle().dividedBy(desk.timing.looks()));
    } else if (desk.mayPayTwice) {
      run.resetLooks();
      desk.enter(
          run, entry.in(JobState.PLANNED, "not found in " + looks + " looks: to be sent again"));
    } else {
      if (entry.state() == JobState.SUBMITTING) {
        desk.enter(run, entry.in(JobState.UNKNOWN, "the process ended before the answer came"));
      }
      run.stop(
          new FluxionException(
              "FLX-506",
              "whether the provider has "
                  + run.entry()
                  + " is not known: the answer was lost, and "
                  + looks
                  + " looks at its jobs found none with the key "
                  + entry.key()
                  + "; to send it again may pay twice, and is not allowed"));
    }
  }
}
