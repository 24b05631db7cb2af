package dev.fluxion.hardware.run;

import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks how far jobs are, all of them at once. */
final class Poller {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private final Desk desk;
  private final Harvester harvester;

  Poller(Desk desk, Harvester harvester) {
    this.desk = desk;
    this.harvester = harvester;
  }

  void advance(List<JobRun> runs) {
    if (runs.isEmpty()) {
      return;
    }
    runs.stream().filter(JobRun::isNew).forEach(this::cancelTwins);
    List<String> ids = runs.stream().map(run -> run.entry().remoteId().orElseThrow()).toList();
    Reply<Map<String, RemoteJob>> reply = desk.provider.poll(ids);
    for (int k = 0; k < ids.size(); k++) {
      JobRun run = runs.get(k);
      if (reply instanceof Reply.Answer<Map<String, RemoteJob>> answer) {
        desk.breaker.succeeded();
        run.noFault();
        RemoteJob remote = answer.value().get(ids.get(k));
        if (remote == null) {
          missing(run, "the provider does not know it");
        } else {
          seen(run, remote);
        }
      } else if (reply instanceof Reply.Missing<Map<String, RemoteJob>> missing) {
        missing(run, missing.reason());
      } else if (reply instanceof Reply.Trouble<Map<String, RemoteJob>> trouble) {
        if (trouble.isTransport() && k == 0) {
          desk.breaker.failed(desk.pace.nanos());
        }
        desk.rest(run, trouble.reason(), trouble.after());
      } else {
        run.stop(Problems.denied(run.entry(), "show jobs", reply));
      }
    }
  }

  /** A server may create a job twice for one request; the one whose id it told is ours. */
  private void cancelTwins(JobRun run) {
    Reply<List<RemoteJob>> reply = desk.provider.waiting(run.entry().key());
    if (reply instanceof Reply.Answer<List<RemoteJob>> answer) {
      String id = run.entry().remoteId().orElseThrow();
      for (RemoteJob job : answer.value()) {
        if (!job.id().equals(id)) {
          LOG.warn("{} exists twice: canceling {}", run.entry(), job.id());
          desk.provider.cancel(job.id());
        }
      }
    }
  }

  /** A job may be missing for a while, from servers that do not agree at once. */
  private void missing(JobRun run, String reason) {
    long now = desk.pace.nanos();
    if (now - run.missing(now) < desk.timing.settle().toNanos()) {
      desk.rest(run, reason, Optional.empty());
      return;
    }
    desk.enter(run, run.entry().in(JobState.LOST, reason));
    run.stop(Problems.ended(run.entry()));
  }

  private void seen(JobRun run, RemoteJob remote) {
    run.found(remote);
    if (remote.state().isFinal()) {
      harvester.fetch(run, remote);
      return;
    }
    if (remote.state() == RemoteJob.State.UNKNOWN) {
      LOG.warn("{} is in a state that is not known, '{}'", run.entry(), remote.status());
    }
    if (run.isCanceled() && desk.provider.cancel(remote.id()) instanceof Reply.Answer<?>) {
      run.canceled();
    }
    Duration pause = run.nextPause(desk.timing.longestPoll());
    Duration half = remote.remaining().orElse(Duration.ZERO).dividedBy(2);
    Duration longest = desk.timing.longestPoll();
    Duration least = half.compareTo(longest) > 0 ? longest : half;
    run.wait(desk.pace.nanos(), pause.compareTo(least) > 0 ? pause : least);
  }
}
