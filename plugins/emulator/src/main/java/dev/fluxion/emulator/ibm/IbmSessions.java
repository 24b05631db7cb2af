package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Ids;
import dev.fluxion.emulator.schema.RequestSchema;
import dev.fluxion.emulator.setup.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions, which take jobs until they are closed or their time is up. */
final class IbmSessions {
  private static final long LONGEST = 28_800;

  private final Map<String, Session> sessions = new HashMap<>();
  private final Ids ids;

  IbmSessions(Ids ids) {
    this.ids = ids;
  }

  private static final class Session {
    final String id;
    final Account account;
    final JsonNode request;
    final Instant created;
    boolean isAccepting = true;
    boolean isClosed;
    int jobs;

    Session(String id, Account account, JsonNode request, Instant created) {
      this.id = id;
      this.account = account;
      this.request = request;
      this.created = created;
    }

    Duration length() {
      return Duration.ofSeconds(request.path("max_ttl").asLong(LONGEST));
    }

    String state(Instant now) {
      if (isClosed || !now.isBefore(created.plus(length()))) {
        return "closed";
      } else if (jobs == 0) {
        return "open";
      }
      return isAccepting ? "active" : "inactive";
    }
  }

  Answer create(Account account, Call call) {
    JsonNode body = IbmBodies.read(call, RequestSchema.IBM_SESSION);
    Session session = new Session(ids.word(20), account, body, call.request().at());
    sessions.put(session.id, session);
    return Answer.json(200, json(session, call.request().at()));
  }

  Answer get(Account account, Call call) {
    return Answer.json(200, json(find(account, call.id()), call.request().at()));
  }

  Answer change(Account account, Call call) {
    JsonNode body = IbmBodies.read(call, RequestSchema.IBM_SESSION_CHANGE);
    find(account, call.id()).isAccepting = body.get("accepting_jobs").booleanValue();
    return Answer.empty();
  }

  /** Closes a session and returns its id, so that its jobs can be canceled. */
  String close(Account account, Call call) {
    Session session = find(account, call.id());
    session.isClosed = true;
    return session.id;
  }

  private Session find(Account account, String id) {
    Session session = sessions.get(id);
    if (session == null || !session.account.equals(account)) {
      throw IbmErrors.refusal(404, "Session not found. Session ID: " + id);
    }
    return session;
  }

  /**
   * Counts a job.
   *
   * @throws dev.fluxion.emulator.http.Refusal if its session takes none
   */
  void take(IbmJob job, Instant now) {
    Optional<String> id = Optional.ofNullable(job.request.path("session_id").textValue());
    if (id.isPresent()) {
      Session session = find(job.account, id.get());
      boolean isOther =
          !session.request.path("backend").asText(job.backend()).equals(job.backend());
      if (isOther || !session.isAccepting || session.state(now).equals("closed")) {
        throw IbmErrors.refusal(400, "the session takes no such jobs");
      }
      session.jobs++;
    }
  }

  private static ObjectNode json(Session session, Instant now) {
    return Json.object()
        .put("id", session.id)
        .put("backend_name", session.request.path("backend").textValue())
        .put("mode", session.request.get("mode").textValue())
        .put("state", session.state(now))
        .put("state_reason", "")
        .put("accepting_jobs", session.isAccepting && !session.state(now).equals("closed"))
        .put("max_ttl", session.length().toSeconds())
        .put("created_at", session.created.toString());
  }
}
