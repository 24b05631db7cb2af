package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.ionq.IonqLookup.Found;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.job.RateLimit;
import dev.fluxion.emulator.schema.RequestSchema;
import dev.fluxion.emulator.setup.Account;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Creates, copies, shows, cancels and deletes jobs. */
final class IonqJobs {
  private final IonqStore store;
  private final IonqLookup lookup;
  private final IonqCreation creation;
  private final IonqBackends backends;
  private final IonqSessions sessions;
  private final IonqJobJson json;
  private final RateLimit limit;

  IonqJobs(
      IonqStore store,
      IonqLookup lookup,
      IonqCreation creation,
      IonqBackends backends,
      IonqSessions sessions,
      IonqJobJson json,
      RateLimit limit) {
    this.store = store;
    this.lookup = lookup;
    this.creation = creation;
    this.backends = backends;
    this.sessions = sessions;
    this.json = json;
    this.limit = limit;
  }

  Answer create(Account account, Call call) {
    return limited(
        account, call, () -> submit(account, call, IonqRequests.read(call), BigDecimal.ZERO));
  }

  /** Creates a job like another one: it runs, and is billed, once more. */
  Answer cloned(Account account, Call call) {
    Found found = lookup.find(account, call.id());
    return limited(
        account,
        call,
        () -> submit(account, call, IonqRequests.copy(call, found), BigDecimal.ZERO));
  }

  /**
   * Creates a job in place of one that waits, which is canceled: how IonQ moves a job is not
   * published further than the form of the request.
   */
  Answer moved(Account account, Call call) {
    Found found = lookup.find(account, call.id());
    Life.State state = found.state(call.request().at());
    if (found.child().isPresent() || state.compareTo(Life.State.STARTED) >= 0) {
      throw IonqErrors.refusal(409, "only a job that waits can be moved");
    }
    return limited(
        account,
        call,
        () -> {
          Answer answer =
              submit(account, call, IonqRequests.copy(call, found), found.job().estimate);
          found.job().life.cancel(call.request().at());
          return answer;
        });
  }

  private Answer limited(Account account, Call call, Supplier<Answer> creation) {
    Optional<Duration> wait = limit.take(account.key(), call.request().at());
    if (wait.isPresent()) {
      Answer busy = IonqErrors.of(429, "Too many requests.");
      return busy.with("Retry-After", Long.toString(wait.get().toSeconds() + 1));
    }
    return creation.get();
  }

  private Answer submit(Account account, Call call, JsonNode request, BigDecimal freed) {
    Instant now = call.request().at();
    Optional<String> parent = Optional.ofNullable(request.path("parent").textValue());
    if (parent.isPresent() && store.job(account, parent.get()).isEmpty()) {
      throw IonqErrors.invalid("payload", "parent", "there is no job " + parent.get());
    }
    if (call.has(Fault.Fate.BACKEND_RETIRED)) {
      backends.retire(request.get("backend").textValue());
    }
    IonqJob job = creation.job(request, account, now);
    sessions.take(job, now);
    if (job.estimate.compareTo(store.left(account, now).add(freed)) > 0) {
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
    Found found = lookup.find(account, call.id());
    ObjectNode shown =
        found
            .child()
            .map(part -> json.child(found.job(), part, now))
            .orElseGet(() -> json.job(found.job(), now));
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

  Answer cost(Account account, Call call) {
    Found found = lookup.find(account, call.id());
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
    Found found = lookup.find(account, call.id());
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
      cancel(lookup.find(account, id.textValue()).job(), call);
    }
    return all(body, "canceled");
  }

  Answer delete(Account account, Call call) {
    store.delete(lookup.find(account, call.id()).job());
    return Answer.json(200, Json.object().put("id", call.id()).put("status", "deleted"));
  }

  Answer deleteAll(Account account, Call call) {
    JsonNode body = IonqBodies.read(call, RequestSchema.IONQ_IDS);
    for (JsonNode id : body.get("ids")) {
      store.delete(lookup.find(account, id.textValue()).job());
    }
    return all(body, "deleted");
  }

  private static Answer all(JsonNode body, String status) {
    ObjectNode answer = Json.object();
    answer.set("ids", body.get("ids"));
    return Answer.json(200, answer.put("status", status));
  }
}
