package dev.fluxion.emulator.ionq;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Creates, shows, cancels and deletes jobs, and hands out their results. */
final class IonqJobs {
  private final IonqStore store;
  private final IonqCreation creation;
  private final IonqBackends backends;
  private final IonqSessions sessions;
  private final IonqJobJson json;
  private final IonqResults results;
  private final RateLimit limit;

  IonqJobs(
      IonqStore store,
      IonqCreation creation,
      IonqBackends backends,
      IonqSessions sessions,
      IonqJobJson json,
      IonqResults results,
      RateLimit limit) {
    this.store = store;
    this.creation = creation;
    this.backends = backends;
    this.sessions = sessions;
    this.json = json;
    this.results = results;
    this.limit = limit;
  }

  Answer create(Account account, Call call) {
    Instant now = call.request().at();
    Optional<Duration> wait = limit.take(account.key(), now);
    if (wait.isPresent()) {
      Answer busy = IonqErrors.of(429, "Too many requests.");
      return busy.with("Retry-After", Long.toString(wait.get().toSeconds() + 1));
    }
    JsonNode request = creation.request(call);
    if (call.has(Fault.Fate.BACKEND_RETIRED)) {
      backends.retire(request.get("backend").textValue());
    }
    IonqJob job = creation.job(request, account, now);
    sessions.take(job, now);
    if (job.estimate.compareTo(store.left(account, now)) > 0) {
      job.life.fail("QuotaExhaustedError", "the balance does not suffice");
    }
    call.fault().ifPresent(job::apply);
    store.add(job);
    if (call.has(Fault.Fate.DUPLICATED)) {
      store.add(creation.job(request, account, now));
    }
    return Answer.json(
        201,
        Json.object()
            .put("id", job.id)
            .put("status", IonqJobJson.word(job.life.state(now)))
            .put("session_id", job.text("session_id").orElse(null)));
  }

  Answer get(Account account, Call call) {
    Instant now = call.request().at();
    Found found = find(account, call.id());
    ObjectNode shown =
        found.isChild() ? json.child(found.job(), found.part(), now) : json.job(found.job(), now);
    return Answer.json(200, seenThrough(call, shown));
  }

  /** Makes what a job says of itself wrong if a fault wants it. */
  static ObjectNode seenThrough(Call call, ObjectNode job) {
    if (call.has(Fault.Content.UNKNOWN_STATUS)) {
      job.put("status", "suspended");
    } else if (call.has(Fault.Content.STATUS_BACKWARDS)) {
      job.put("status", "submitted").putNull("started_at").putNull("completed_at");
      job.putNull("results");
    } else if (call.has(Fault.Content.OTHER_JOB)) {
      job.put("id", "00000000-0000-4000-8000-00000000beef").put("name", "another job");
      job.putNull("metadata");
    }
    return job;
  }

  /**
   * A job or a circuit of a batch.
   *
   * @param job the job
   * @param part the circuit, the first one if the job was asked for
   * @param isChild whether the circuit was asked for
   */
  private record Found(IonqJob job, IonqPart part, boolean isChild) {}

  private Found find(Account account, String id) {
    Optional<IonqJob> job = store.job(account, id);
    if (job.isPresent()) {
      return new Found(job.get(), job.get().parts.get(0), false);
    }
    IonqJob parent = store.parent(account, id).orElseThrow(IonqErrors::notFound);
    return parent.listed().stream()
        .filter(part -> part.id.equals(id))
        .map(part -> new Found(parent, part, true))
        .findFirst()
        .orElseThrow(IonqErrors::notFound);
  }

  private Found findCompleted(Account account, Call call) {
    Found found = find(account, call.id());
    Instant now = call.request().at();
    Life.State state =
        found.isChild() ? found.job().state(found.part(), now) : found.job().life.state(now);
    if (state != Life.State.COMPLETED || found.job().isDryRun()) {
      throw IonqErrors.notFound();
    }
    return found;
  }

  private Found findCircuit(Account account, Call call) {
    Found found = findCompleted(account, call);
    if (found.job().isBatch() && !found.isChild()) {
      throw IonqErrors.notFound();
    }
    return found;
  }

  Answer probabilities(Account account, Call call) {
    Found found = findCircuit(account, call);
    return IonqGarbling.answer(
        call, results.probabilities(found.job(), found.part()), found.part().circuit.qubits());
  }

  Answer aggregated(Account account, Call call) {
    Found found = findCompleted(account, call);
    if (!found.job().isBatch() || found.isChild()) {
      throw IonqErrors.notFound();
    }
    return aggregated(found, call);
  }

  private Answer aggregated(Found found, Call call) {
    int qubits = found.job().parts.stream().mapToInt(p -> p.circuit.qubits()).max().orElse(1);
    return IonqGarbling.answer(call, results.aggregated(found.job(), call.request().at()), qubits);
  }

  Answer histogram(Account account, Call call) {
    Found found = findCircuit(account, call);
    requireShots(found);
    return IonqGarbling.answer(
        call, results.histogram(found.job(), found.part()), found.part().circuit.qubits());
  }

  Answer shots(Account account, Call call) {
    Found found = findCircuit(account, call);
    requireShots(found);
    return IonqGarbling.answer(
        call, results.shots(found.job(), found.part()), found.part().circuit.qubits());
  }

  private static void requireShots(Found found) {
    if (!found.job().isSampled()) {
      throw IonqErrors.notFound();
    }
  }

  Answer artifact(Account account, Call call) {
    Found found = findCompleted(account, call);
    String artifact = call.path().get(1);
    if (found.job().isBatch() && !found.isChild()) {
      if (artifact.equals("probabilities-aggregate")) {
        return aggregated(found, call);
      }
      throw IonqErrors.notFound();
    }
    JsonNode content =
        results.artifact(found.job(), found.part(), artifact).orElseThrow(IonqErrors::notFound);
    return IonqGarbling.answer(call, content, found.part().circuit.qubits());
  }

  Answer cost(Account account, Call call) {
    Found found = find(account, call.id());
    IonqJob job = found.job();
    Instant now = call.request().at();
    ObjectNode cost = Json.object().put("dry_run", job.isDryRun());
    cost.putObject("estimated_cost").put("value", job.estimate).put("unit", "usd");
    if (job.life.state(now).isFinal()) {
      BigDecimal paid = job.cost(now);
      cost.putObject("cost").put("value", paid).put("unit", "usd");
    }
    return Answer.json(200, cost);
  }

  Answer cancel(Account account, Call call) {
    Found found = find(account, call.id());
    cancel(found.job(), call);
    return Answer.json(200, Json.object().put("id", call.id()).put("status", "canceled"));
  }

  /** A job that is over stays as it is, although the answer says that it is canceled. */
  private static void cancel(IonqJob job, Call call) {
    Instant now = call.request().at();
    if (call.has(Fault.Fate.COMPLETED_FIRST)) {
      job.life.endAt(now);
    }
    job.life.cancel(now);
  }

  Answer cancelAll(Account account, Call call) {
    JsonNode body = IonqBodies.read(call, RequestSchema.IONQ_IDS);
    for (JsonNode id : body.get("ids")) {
      cancel(find(account, id.textValue()).job(), call);
    }
    return all(body, "canceled");
  }

  Answer delete(Account account, Call call) {
    store.delete(find(account, call.id()).job());
    return Answer.json(200, Json.object().put("id", call.id()).put("status", "deleted"));
  }

  Answer deleteAll(Account account, Call call) {
    JsonNode body = IonqBodies.read(call, RequestSchema.IONQ_IDS);
    for (JsonNode id : body.get("ids")) {
      store.delete(find(account, id.textValue()).job());
    }
    return all(body, "deleted");
  }

  private static Answer all(JsonNode body, String status) {
    ObjectNode answer = Json.object();
    answer.set("ids", body.get("ids"));
    return Answer.json(200, answer.put("status", status));
  }
}
