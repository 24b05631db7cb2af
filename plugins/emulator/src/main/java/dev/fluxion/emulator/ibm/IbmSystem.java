package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Quantum System API of IBM's processors on the premises: the client chooses the ids of jobs,
 * and their input, results and logs are in a store of the client. What is over is written there
 * with the next request, for no thread works while nobody asks.
 */
final class IbmSystem {
  /** So many jobs of a device may be under way; IBM's number depends on the installation. */
  static final int LANES = 5;

  private static final BigDecimal NANOSECONDS = BigDecimal.valueOf(1_000_000_000);

  private final IbmCreation creation;
  private final IbmStore store;
  private final Runner runner;
  private final RateLimit limit;
  private final Map<String, JsonNode> requests = new LinkedHashMap<>();
  private final Set<String> written = new HashSet<>();

  IbmSystem(IbmCreation creation, IbmStore store, Runner runner, RateLimit limit) {
    this.creation = creation;
    this.store = store;
    this.runner = runner;
    this.limit = limit;
  }

  Answer create(Account account, Call call) {
    Instant now = call.request().at();
    write(now);
    Optional<Duration> wait = limit.take(account.key(), now);
    if (wait.isPresent()) {
      return IbmErrors.of(429, IbmErrors.TOO_MANY_REQUESTS, "Too many requests")
          .with("Retry-After", Long.toString(wait.get().toSeconds() + 1));
    }
    JsonNode request = IbmBodies.read(call, RequestSchema.IBM_SYSTEM_JOB);
    String id = request.get("id").textValue();
    if (store.has(id)) {
      throw IbmErrors.refusal(409, IbmErrors.DUPLICATE, "there is a job with the id " + id);
    }
    IbmJob job = creation.job(id, IbmBodies.job(inCloud(request)), account, call);
    if (underWay(job.backend(), now) >= LANES) {
      throw IbmErrors.refusal(409, "all lanes of " + job.backend() + " are in use");
    }
    call.fault().ifPresent(job::apply);
    requests.put(id, request);
    store.add(job);
    return Answer.empty();
  }

  /** Returns what the request would be in the cloud; the input is fetched. */
  private static JsonNode inCloud(JsonNode request) {
    ObjectNode same = Json.object();
    same.set("program_id", request.get("program_id"));
    same.set("backend", request.get("backend"));
    same.set("cost", request.get("timeout_secs"));
    try {
      same.set("params", Json.read(ClientStore.get(place(request, "input"))));
    } catch (IOException e) {
      throw IbmErrors.refusal(400, "the input cannot be read: " + e.getMessage());
    }
    return same;
  }

  private static String place(JsonNode request, String name) {
    return request.get("storage").get(name).get("presigned_url").textValue();
  }

  private long underWay(String device, Instant now) {
    return requests.keySet().stream()
        .map(id -> store.all().stream().filter(job -> job.id.equals(id)).findFirst().orElseThrow())
        .filter(job -> job.backend().equals(device) && !job.life.state(now).isFinal())
        .count();
  }

  /** Writes results and logs of jobs that are over. */
  private void write(Instant now) {
    for (IbmJob job : store.all()) {
      JsonNode request = requests.get(job.id);
      if (request == null || !job.life.state(now).isFinal() || !written.add(job.id)) {
        continue;
      }
      try {
        if (job.life.state(now) == Life.State.COMPLETED) {
          Garbling garbling = Garbling.of(Optional.empty(), job.missing());
          JsonNode results = job.read(runner).orElseThrow().json(job.span(now), garbling);
          ClientStore.put(place(request, "results"), Json.bytes(results));
        }
        byte[] log = job.log(now).getBytes(StandardCharsets.UTF_8);
        ClientStore.put(place(request, "logs"), log);
      } catch (IOException e) {
        job.life.fail(Integer.toString(IbmErrors.INTERNAL), "the results cannot be stored: " + e);
      }
    }
  }

  private IbmJob find(Account account, Call call) {
    write(call.request().at());
    IbmJob job = store.find(account, call.id());
    if (!requests.containsKey(job.id)) {
      throw IbmErrors.noJob(call.id());
    }
    return job;
  }

  Answer list(Account account, Call call) {
    Instant now = call.request().at();
    write(now);
    ObjectNode all = Json.object();
    ArrayNode jobs = all.putArray("jobs");
    List<IbmJob> own = store.of(account);
    own.stream()
        .filter(job -> requests.containsKey(job.id) && job.isListed(now))
        .forEach(job -> jobs.add(json(job, now)));
    return Answer.json(200, all);
  }

  Answer get(Account account, Call call) {
    return Answer.json(200, json(find(account, call), call.request().at()));
  }

  Answer cancel(Account account, Call call) {
    IbmJob job = find(account, call);
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
    store.delete(find(account, call));
    return Answer.empty();
  }

  private ObjectNode json(IbmJob job, Instant now) {
    ObjectNode json = Json.object();
    JsonNode request = Optional.ofNullable(requests.get(job.id)).orElseThrow();
    request.properties().forEach(each -> json.set(each.getKey(), each.getValue()));
    json.put("status", IbmJobJson.word(job, now))
        .put("created_time", job.life.created().toString());
    job.life.ended(now).ifPresent(time -> json.put("end_time", time.toString()));
    if (job.life.state(now) == Life.State.FAILED) {
      Life.Failure failure = job.life.failure().orElseThrow();
      json.put("reason_code", Integer.parseInt(failure.code()));
      json.put("reason_message", failure.message());
    }
    json.putObject("usage")
        .put("quantum_nanoseconds", job.cost(now).multiply(NANOSECONDS).longValue());
    return json;
  }
}
