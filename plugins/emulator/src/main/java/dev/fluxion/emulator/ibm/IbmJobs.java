package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.job.RateLimit;
import dev.fluxion.emulator.schema.RequestSchema;
import dev.fluxion.emulator.setup.Account;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Creates, shows, lists, cancels and deletes jobs, and hands out their results. */
final class IbmJobs {
  private static final Set<String> KNOWN =
      Set.of(
          "limit",
          "offset",
          "pending",
          "program",
          "backend",
          "created_after",
          "created_before",
          "sort",
          "tags",
          "session_id",
          "exclude_params");
  private static final int PAGE = 200;

  private final IbmCreation creation;
  private final IbmDevices devices;
  private final IbmSessions sessions;
  private final IbmResults results;
  private final RateLimit limit;
  private final Map<String, IbmJob> jobs = new LinkedHashMap<>();
  private final Set<String> deleted = new HashSet<>();

  IbmJobs(
      IbmCreation creation,
      IbmDevices devices,
      IbmSessions sessions,
      IbmResults results,
      RateLimit limit) {
    this.creation = creation;
    this.devices = devices;
    this.sessions = sessions;
    this.results = results;
    this.limit = limit;
  }

  Collection<IbmJob> all() {
    return Collections.unmodifiableCollection(jobs.values());
  }

  Answer create(Account account, Call call) {
    Instant now = call.request().at();
    Optional<Duration> wait = limit.take(account.key(), now);
    if (wait.isPresent()) {
      return IbmErrors.of(429, IbmErrors.TOO_MANY_REQUESTS, "Too many requests")
          .with("Retry-After", Long.toString(wait.get().toSeconds() + 1));
    }
    JsonNode request = IbmBodies.read(call, RequestSchema.IBM_ESTIMATOR_JOB);
    if (call.has(Fault.Fate.BACKEND_RETIRED)) {
      devices.put(devices.get(request.get("backend").textValue()).retired());
    }
    IbmJob job = creation.job(request, account, call);
    if (used(account, now).add(job.usage).longValue() > account.seconds()) {
      throw IbmErrors.refusal(409, "the usage exceeds the limit of the instance");
    }
    sessions.take(job, now);
    call.fault().ifPresent(job::apply);
    jobs.put(job.id, job);
    if (call.has(Fault.Fate.DUPLICATED)) {
      IbmJob twin = creation.job(request, account, call);
      jobs.put(twin.id, twin);
    }
    ObjectNode answer = Json.object().put("id", job.id).put("backend", job.backend());
    JsonNode session = request.path("session_id");
    return Answer.json(
        200, session.isTextual() ? answer.put("session_id", session.textValue()) : answer);
  }

  /** Returns what an account has used, and what its jobs will use that are not over. */
  BigDecimal used(Account account, Instant now) {
    return jobs.values().stream()
        .filter(job -> job.account.equals(account))
        .map(job -> job.life.state(now).isFinal() ? job.cost(now) : job.usage)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private IbmJob find(Account account, String id) {
    IbmJob job = jobs.get(id);
    if (job == null || deleted.contains(id) || !job.account.equals(account)) {
      throw IbmErrors.noJob(id);
    }
    return job;
  }

  Answer get(Account account, Call call) {
    IbmJob job = find(account, call.id());
    boolean isShort = call.request().query("exclude_params").orElse("").equals("true");
    ObjectNode json = IbmJobJson.job(job, call.request().at(), !isShort);
    if (call.has(Fault.Content.UNKNOWN_STATUS)) {
      json.put("status", "Suspended").withObject("/state").put("status", "Suspended");
    } else if (call.has(Fault.Content.STATUS_BACKWARDS)) {
      json.put("status", "Queued").withObject("/state").put("status", "Queued");
    } else if (call.has(Fault.Content.OTHER_JOB)) {
      json.put("id", "d0otherjob0000000000").putArray("tags").add("another job");
    }
    return Answer.json(200, json);
  }

  Answer results(Account account, Call call) {
    IbmJob job = find(account, call.id());
    Life.State state = job.life.state(call.request().at());
    if (state == Life.State.FAILED) {
      String why = job.life.failure().orElseThrow().message();
      return new Answer(
          200, Map.of("Content-Type", "text/plain"), why.getBytes(StandardCharsets.UTF_8));
    } else if (state != Life.State.COMPLETED) {
      throw IbmErrors.refusal(404, "Job results are not available.");
    }
    return IbmGarbling.answer(call, results.results(job));
  }

  Answer metrics(Account account, Call call) {
    IbmJob job = find(account, call.id());
    Instant now = call.request().at();
    return Answer.json(200, IbmJobJson.metrics(job, now, position(job, now)));
  }

  private int position(IbmJob job, Instant now) {
    int position = 1;
    for (IbmJob other : jobs.values()) {
      if (other == job) {
        break;
      }
      boolean isWaiting = other.life.state(now).compareTo(Life.State.STARTED) < 0;
      position += isWaiting && other.backend().equals(job.backend()) ? 1 : 0;
    }
    return position;
  }

  /** Returns how many jobs wait for a device. */
  int waiting(String device, Instant now) {
    return (int)
        jobs.values().stream()
            .filter(job -> job.backend().equals(device))
            .filter(job -> job.life.state(now).compareTo(Life.State.STARTED) < 0)
            .count();
  }

  Answer logs(Account account, Call call) {
    find(account, call.id());
    return new Answer(200, Map.of("Content-Type", "text/plain"), new byte[] {'\n'});
  }

  Answer tag(Account account, Call call) {
    IbmJob job = find(account, call.id());
    List<String> tags = new ArrayList<>();
    IbmBodies.read(call, RequestSchema.IBM_TAGS)
        .get("tags")
        .forEach(tag -> tags.add(tag.textValue()));
    job.tags().clear();
    job.tags().addAll(tags);
    return Answer.empty();
  }

  Answer cancel(Account account, Call call) {
    IbmJob job = find(account, call.id());
    Instant now = call.request().at();
    if (call.has(Fault.Fate.COMPLETED_FIRST)) {
      job.life.endAt(now);
    }
    if (job.life.state(now).isFinal()) {
      throw IbmErrors.refusal(409, "the job is over and cannot be cancelled");
    }
    job.life.cancel(now);
    return Answer.empty();
  }

  /** Closes a session and cancels its jobs that wait. */
  Answer closeSession(Account account, Call call) {
    String id = sessions.close(account, call);
    Instant now = call.request().at();
    jobs.values().stream()
        .filter(job -> id.equals(job.request.path("session_id").textValue()))
        .filter(job -> job.life.state(now).compareTo(Life.State.STARTED) < 0)
        .forEach(job -> job.life.cancel(now));
    return Answer.empty();
  }

  Answer delete(Account account, Call call) {
    deleted.add(find(account, call.id()).id);
    return Answer.empty();
  }

  Answer list(Account account, Call call) {
    Map<String, List<String>> query = call.request().query();
    for (String name : query.keySet()) {
      if (!KNOWN.contains(name)) {
        throw IbmErrors.refusal(400, "there is no parameter '" + name + "'");
      }
    }
    Instant now = call.request().at();
    List<IbmJob> found =
        new ArrayList<>(
            jobs.values().stream()
                .filter(job -> job.account.equals(account) && !deleted.contains(job.id))
                .filter(job -> job.isListed(now) && matches(job, call, now))
                .toList());
    if (!call.request().query("sort").orElse("").equals("ASC")) {
      Collections.reverse(found);
    }
    int offset = number(call, "offset", 0);
    int size = Math.min(PAGE, number(call, "limit", PAGE));
    int from = Math.min(offset, found.size());
    ObjectNode page = Json.object();
    boolean isShort = call.request().query("exclude_params").orElse("true").equals("true");
    found
        .subList(from, Math.min(found.size(), from + size))
        .forEach(job -> page.withArray("jobs").add(IbmJobJson.job(job, now, !isShort)));
    page.withArray("jobs");
    return Answer.json(
        200, page.put("count", found.size()).put("limit", size).put("offset", offset));
  }

  private static boolean matches(IbmJob job, Call call, Instant now) {
    Map<String, List<String>> query = call.request().query();
    Optional<String> pending = call.request().query("pending");
    boolean isPending = !job.life.state(now).isFinal();
    return job.tags().containsAll(query.getOrDefault("tags", List.of()))
        && call.request().query("backend").map(job.backend()::equals).orElse(true)
        && call.request().query("program").map("estimator"::equals).orElse(true)
        && pending.map(text -> Boolean.parseBoolean(text) == isPending).orElse(true)
        && call.request()
            .query("session_id")
            .map(id -> id.equals(job.request.path("session_id").textValue()))
            .orElse(true)
        && call.request()
            .query("created_after")
            .map(time -> !job.life.created().isBefore(time(time)))
            .orElse(true)
        && call.request()
            .query("created_before")
            .map(time -> !job.life.created().isAfter(time(time)))
            .orElse(true);
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw IbmErrors.refusal(400, "a time is written as by ISO 8601, got '" + text + "'");
    }
  }

  private static int number(Call call, String name, int byDefault) {
    String text = call.request().query(name).orElse(Integer.toString(byDefault));
    if (!text.matches("\\d{1,9}")) {
      throw IbmErrors.refusal(400, "'" + name + "' is a number, got '" + text + "'");
    }
    return Integer.parseInt(text);
  }
}
