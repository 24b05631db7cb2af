package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Ids;
import dev.fluxion.emulator.schema.RequestSchema;
import dev.fluxion.emulator.setup.Account;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sessions: at most so many jobs, so much time and so much money. A job beyond a limit is refused
 * with 400, which the published specification leaves open.
 */
final class IonqSessions {
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Ids ids;

  IonqSessions(Ids ids) {
    this.ids = ids;
  }

  /** What is known of a session. */
  private static final class Session {
    final String id;
    final Account account;
    final JsonNode request;
    final Instant created;
    @Nullable Instant started;
    @Nullable Instant ended;
    int jobs;
    BigDecimal cost = BigDecimal.ZERO;

    Session(String id, Account account, JsonNode request, Instant created) {
      this.id = id;
      this.account = account;
      this.request = request;
      this.created = created;
    }

    JsonNode limit(String name) {
      return request.path("settings").path(name);
    }

    Optional<Instant> endedBy(Instant now) {
      JsonNode minutes = limit("duration_limit_min");
      Instant last = created.plus(Duration.ofMinutes(minutes.asLong(Long.MAX_VALUE / 1_000_000)));
      Instant end = ended == null || last.isBefore(ended) ? last : ended;
      return now.isBefore(end) ? Optional.empty() : Optional.of(end);
    }
  }

  Answer create(Account account, Call call) {
    JsonNode body = IonqBodies.read(call, RequestSchema.IONQ_SESSION);
    Session session = new Session(ids.uuid(), account, body, call.request().at());
    sessions.put(session.id, session);
    return Answer.json(201, json(session, call.request().at()));
  }

  Answer get(Account account, Call call) {
    return Answer.json(200, json(find(account, call.id()), call.request().at()));
  }

  /**
   * Checks that an account has a session.
   *
   * @throws dev.fluxion.emulator.http.Refusal if it has not
   */
  void require(Account account, String id) {
    find(account, id);
  }

  Answer end(Account account, Call call) {
    Session session = find(account, call.id());
    if (session.ended == null) {
      session.ended = call.request().at();
    }
    return Answer.json(200, json(session, call.request().at()));
  }

  Answer list(Account account, Call call) {
    Instant now = call.request().at();
    Optional<String> active =
        new IonqQuery(call, Set.of("active")).word("active", List.of("true", "false"));
    ObjectNode all = Json.object().put("organization_id", IonqAccounts.organization(account));
    all.putArray("sessions");
    sessions.values().stream()
        .filter(session -> session.account.equals(account))
        .filter(
            session ->
                active.isEmpty()
                    || Boolean.parseBoolean(active.get()) == session.endedBy(now).isEmpty())
        .forEach(session -> all.withArray("sessions").add(json(session, now)));
    return Answer.json(200, all);
  }

  private Session find(Account account, String id) {
    Session session = sessions.get(id);
    if (session == null || !session.account.equals(account)) {
      throw IonqErrors.notFound();
    }
    return session;
  }

  /**
   * Counts a job.
   *
   * @throws dev.fluxion.emulator.http.Refusal if it is beyond the limits of the session
   */
  void take(IonqJob job, Instant now) {
    Optional<String> id = job.text("session_id");
    if (id.isEmpty()) {
      return;
    }
    Session session = sessions.get(id.get());
    if (session == null || !session.account.equals(job.account)) {
      throw IonqErrors.invalid("payload", "session_id", "there is no session " + id.get());
    }
    if (session.endedBy(now).isPresent()) {
      throw IonqErrors.invalid("payload", "session_id", "the session has ended");
    }
    if (!session.request.get("backend").textValue().equals(job.backend())) {
      throw IonqErrors.invalid("payload", "session_id", "the session is for another backend");
    }
    BigDecimal cost = session.cost.add(job.estimate);
    JsonNode limit = session.limit("cost_limit").path("value");
    if (limit.isNumber() && cost.compareTo(limit.decimalValue()) > 0) {
      throw IonqErrors.invalid("payload", "session_id", "the cost limit of the session is reached");
    }
    if (session.jobs + 1 > session.limit("job_count_limit").asInt(Integer.MAX_VALUE)) {
      throw IonqErrors.invalid("payload", "session_id", "the job limit of the session is reached");
    }
    session.started = session.started == null ? now : session.started;
    session.jobs++;
    session.cost = cost;
  }

  private static ObjectNode json(Session session, Instant now) {
    Optional<Instant> end = session.endedBy(now);
    String status = end.isPresent() ? "ended" : session.started == null ? "created" : "started";
    ObjectNode json =
        Json.object()
            .put("id", session.id)
            .put("created_at", session.created.toString())
            .put("organization_id", IonqAccounts.organization(session.account))
            .put("backend", session.request.get("backend").textValue())
            .put("project_id", IonqAccounts.PROJECT)
            .put("creator_id", IonqAccounts.submitter(session.account))
            .put("ended_at", end.map(Instant::toString).orElse(null))
            .put("ender_id", session.ended == null ? null : IonqAccounts.submitter(session.account))
            .put("active", end.isEmpty())
            .put("status", status)
            .put("started_at", session.started == null ? null : session.started.toString());
    JsonNode settings = session.request.path("settings");
    if (settings.isObject()) {
      ObjectNode shown = settings.deepCopy();
      JsonNode minutes = session.limit("duration_limit_min");
      if (minutes.isNumber()) {
        Instant last = session.created.plus(Duration.ofMinutes(minutes.asLong()));
        shown.put("expires_at", last.toString());
      }
      json.set("settings", shown);
    }
    return json;
  }
}
