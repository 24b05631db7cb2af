package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.setup.Account;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session or a batch.
 *
 * <p>It is open until it has a job, active while a job is not over and for a minute after the last
 * one, then inactive; it is closed on request, when its time is up, and when it takes no jobs any
 * more and all are over.
 */
final class IbmSession {
  private static final long LONGEST = 28_800;
  private static final Duration INTERACTIVE = Duration.ofSeconds(60);

  final String id;
  final Account account;
  boolean isAccepting = true;
  private final JsonNode request;
  private final Instant created;
  private final List<IbmJob> jobs = new ArrayList<>();
  private @Nullable Instant closed;

  IbmSession(String id, Account account, JsonNode request, Instant created) {
    this.id = id;
    this.account = account;
    this.request = request;
    this.created = created;
  }

  String mode() {
    return request.get("mode").textValue();
  }

  /**
   * Takes a job.
   *
   * @throws dev.fluxion.emulator.http.Refusal if it takes none, or none of that device
   */
  void take(IbmJob job, Instant now) {
    boolean isOther = !request.path("backend").asText(job.backend()).equals(job.backend());
    if (isOther || !isAccepting || state(now).equals("closed")) {
      throw IbmErrors.refusal(400, "the session takes no such jobs");
    }
    jobs.add(job);
  }

  void close(Instant now) {
    closed = closed == null ? now : closed;
    jobs.stream()
        .filter(job -> job.life.state(now).compareTo(Life.State.STARTED) < 0)
        .forEach(job -> job.life.cancel(now));
  }

  private Instant ends() {
    return created.plusSeconds(request.path("max_ttl").asLong(LONGEST));
  }

  private Stream<Instant> times(Instant now, boolean isStart) {
    return jobs.stream()
        .map(job -> isStart ? job.life.started(now) : job.life.ended(now))
        .flatMap(Optional::stream);
  }

  private String state(Instant now) {
    boolean isOver = jobs.stream().allMatch(job -> job.life.state(now).isFinal());
    if (closed != null || !now.isBefore(ends()) || (!isAccepting && isOver)) {
      return "closed";
    } else if (jobs.isEmpty()) {
      return "open";
    }
    Instant last = times(now, false).max(Instant::compareTo).orElse(now);
    return isOver && !now.isBefore(last.plus(INTERACTIVE)) ? "inactive" : "active";
  }

  ObjectNode json(Instant now) {
    String state = state(now);
    boolean isClosed = state.equals("closed");
    BigDecimal used =
        jobs.stream().map(job -> job.cost(now)).reduce(BigDecimal.ZERO, BigDecimal::add);
    Instant end = closed == null ? ends() : closed;
    return Json.object()
        .put("id", id)
        .put("backend_name", request.path("backend").textValue())
        .put("mode", mode())
        .put("state", state)
        .put("state_reason", "")
        .put("accepting_jobs", isAccepting && !isClosed)
        .put("interactive_ttl", INTERACTIVE.toSeconds())
        .put("max_ttl", request.path("max_ttl").asLong(LONGEST))
        .put("active_ttl", LONGEST)
        .put("created_at", created.toString())
        .put("started_at", text(times(now, true).min(Instant::compareTo)))
        .put("activated_at", text(times(now, true).min(Instant::compareTo)))
        .put("last_job_started", text(times(now, true).max(Instant::compareTo)))
        .put("last_job_completed", text(times(now, false).max(Instant::compareTo)))
        .put("closed_at", isClosed ? end.toString() : null)
        .put("elapsed_time", used);
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
