package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.job.Ids;
import dev.fluxion.emulator.schema.RequestSchema;
import dev.fluxion.emulator.setup.Account;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Sessions, which take jobs until they are closed or their time is up. */
final class IbmSessions {
  private final Map<String, IbmSession> sessions = new HashMap<>();
  private final IbmDevices devices;
  private final Ids ids;

  IbmSessions(IbmDevices devices, Ids ids) {
    this.devices = devices;
    this.ids = ids;
  }

  Answer create(Account account, Call call) {
    JsonNode body = IbmBodies.read(call, RequestSchema.IBM_SESSION);
    if (body.has("backend")) {
      devices.get(body.get("backend").textValue());
    }
    IbmSession session = new IbmSession(ids.word(20), account, body, call.request().at());
    sessions.put(session.id, session);
    return Answer.json(200, session.json(call.request().at()));
  }

  Answer get(Account account, Call call) {
    return Answer.json(200, find(account, call.id()).json(call.request().at()));
  }

  Answer change(Account account, Call call) {
    JsonNode body = IbmBodies.read(call, RequestSchema.IBM_SESSION_CHANGE);
    find(account, call.id()).isAccepting = body.get("accepting_jobs").booleanValue();
    return Answer.empty();
  }

  /** Closes a session and cancels its jobs that wait. */
  Answer close(Account account, Call call) {
    find(account, call.id()).close(call.request().at());
    return Answer.empty();
  }

  private IbmSession find(Account account, String id) {
    IbmSession session = sessions.get(id);
    if (session == null || !session.account.equals(account)) {
      throw IbmErrors.refusal(404, "Session not found. Session ID: " + id);
    }
    return session;
  }

  /** Returns whether an id is that of a session that has a device for itself. */
  boolean isSession(Account account, JsonNode id) {
    return id.isTextual() && find(account, id.textValue()).mode().equals("dedicated");
  }

  /**
   * Takes a job.
   *
   * @throws dev.fluxion.emulator.http.Refusal if its session takes none
   */
  void take(IbmJob job, Instant now) {
    if (job.session().isPresent()) {
      find(job.account, job.session().get()).take(job, now);
    }
  }
}
