package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.job.RateLimit;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.emulator.schema.RequestSchema;
import dev.fluxion.emulator.setup.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates, shows, cancels and deletes jobs, and hands out their results. */
final class IbmJobs {
  private final IbmCreation creation;
  private final IbmDevices devices;
  private final IbmSessions sessions;
  private final IbmStore store;
  private final Runner runner;
  private final RateLimit limit;

  IbmJobs(
      IbmCreation creation,
      IbmDevices devices,
      IbmSessions sessions,
      IbmStore store,
      Runner runner,
      RateLimit limit) {
    this.creation = creation;
    this.devices = devices;
    this.sessions = sessions;
    this.store = store;
    this.runner = runner;
    this.limit = limit;
  }

  Answer create(Account account, Call call) {
    Instant now = call.request().at();
    Optional<Duration> wait = limit.take(account.key(), now);
    if (wait.isPresent()) {
      return IbmErrors.of(429, IbmErrors.TOO_MANY_REQUESTS, "Too many requests")
          .with("Retry-After", Long.toString(wait.get().toSeconds() + 1));
    }
    JsonNode request = IbmBodies.job(call);
    if (call.has(Fault.Fate.BACKEND_RETIRED)) {
      devices.put(devices.get(request.get("backend").textValue()).retired());
    }
    IbmJob job = creation.job(request, account, call);
    if (store.used(account, now).add(job.usage).longValue() > account.seconds()) {
      throw IbmErrors.refusal(409, "the usage exceeds the limit of the instance");
    }
    sessions.take(job, now);
    call.fault().ifPresent(job::apply);
    store.add(job);
    if (call.has(Fault.Fate.DUPLICATED)) {
      store.add(creation.job(request, account, call));
    }
    ObjectNode answer = Json.object().put("id", job.id).put("backend", job.backend());
    job.session().ifPresent(id -> answer.put("session_id", id));
    return Answer.json(200, answer);
  }

  Answer get(Account account, Call call) {
    IbmQuery query = new IbmQuery(call);
    IbmJob job = store.find(account, call.id());
    boolean isShort = query.flag("exclude_params").orElse(false);
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

  /** Answers with results; those of a private job are deleted when they have been read. */
  Answer results(Account account, Call call) {
    IbmJob job = store.find(account, call.id());
    Instant now = call.request().at();
    Life.State state = job.life.state(now);
    if (state == Life.State.FAILED) {
      return text(job.life.failure().orElseThrow().message());
    } else if (state != Life.State.COMPLETED || call.has(Fault.Content.NOT_YET)) {
      throw IbmErrors.refusal(404, "Job results are not available.");
    }
    Optional<IbmWork.Run> run = job.read(runner);
    if (run.isEmpty()) {
      return Answer.empty();
    }
    Garbling garbling = Garbling.of(call.fault(), job.missing());
    return IbmGarbling.answer(garbling, run.get().json(job.span(now), garbling));
  }

  private static Answer text(String text) {
    return new Answer(
        200, Map.of("Content-Type", "text/plain"), text.getBytes(StandardCharsets.UTF_8));
  }

  Answer metrics(Account account, Call call) {
    IbmJob job = store.find(account, call.id());
    Instant now = call.request().at();
    return Answer.json(200, IbmJobJson.metrics(job, now, store.position(job, now)));
  }

  Answer logs(Account account, Call call) {
    return text(store.find(account, call.id()).log(call.request().at()));
  }

  Answer tag(Account account, Call call) {
    IbmJob job = store.find(account, call.id());
    List<String> tags = new ArrayList<>();
    IbmBodies.read(call, RequestSchema.IBM_TAGS)
        .get("tags")
        .forEach(tag -> tags.add(tag.textValue()));
    job.tags().clear();
    job.tags().addAll(tags);
    return Answer.empty();
  }

  Answer cancel(Account account, Call call) {
    IbmJob job = store.find(account, call.id());
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

  Answer delete(Account account, Call call) {
    store.delete(store.find(account, call.id()));
    return Answer.empty();
  }
}
