package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Life;
import java.time.Instant;

/** Jobs as the API shows them. */
final class IbmJobJson {
  private IbmJobJson() {}

  static String word(IbmJob job, Instant now) {
    return switch (job.life.state(now)) {
      case SUBMITTED, READY -> "Queued";
      case STARTED -> "Running";
      case COMPLETED -> "Completed";
      case CANCELED -> "Cancelled";
      case FAILED -> job.isTooLong() ? "Cancelled" : "Failed";
    };
  }

  static ObjectNode job(IbmJob job, Instant now, boolean withParameters) {
    String word = word(job, now);
    boolean isFailed = job.life.state(now) == Life.State.FAILED;
    String more = isFailed && job.isTooLong() ? " - " + IbmJob.TOO_LONG : "";
    ObjectNode json = Json.object().put("id", job.id).put("backend", job.backend());
    ObjectNode state = json.putObject("state").put("status", word);
    if (isFailed) {
      Life.Failure failure = job.life.failure().orElseThrow();
      state
          .put("reason", failure.message())
          .put("reason_code", Integer.parseInt(failure.code()))
          .put("reasonCode", Integer.parseInt(failure.code()))
          .put("reason_solution", "see the documentation");
    }
    json.put("status", word + more);
    json.putObject("program").put("id", job.program());
    if (withParameters && !job.isPrivate()) {
      json.set("params", job.request.get("params"));
    }
    json.put("created", job.life.created().toString())
        .put("private", job.isPrivate())
        .put("user_id", "user-of-" + job.account.name());
    job.cap().ifPresent(cap -> json.put("cost", cap));
    ArrayNode tags = json.putArray("tags");
    job.tags().forEach(tags::add);
    job.session().ifPresent(id -> json.put("session_id", id));
    json.putObject("usage").put("seconds", job.cost(now));
    job.life.ended(now).ifPresent(time -> json.put("ended", time.toString()));
    return json.put("x_emulator", "a key that no client knows");
  }

  static ObjectNode metrics(IbmJob job, Instant now, int position) {
    ObjectNode json = Json.object();
    json.putObject("timestamps")
        .put("created", job.life.created().toString())
        .put("running", job.life.started(now).map(Instant::toString).orElse(null))
        .put("finished", job.life.ended(now).map(Instant::toString).orElse(null));
    ObjectNode usage = json.putObject("usage");
    if (job.life.state(now).isFinal()) {
      usage
          .put("quantum_seconds", job.cost(now))
          .put("qpu_charge_time_seconds", job.cost(now))
          .put("seconds", job.cost(now));
    } else {
      usage.put("status", "pending");
    }
    json.putObject("bss").put("seconds", job.cost(now));
    json.put("num_circuits", job.circuits());
    boolean isWaiting = job.life.state(now).compareTo(Life.State.STARTED) < 0;
    json.put("position_in_queue", isWaiting ? position : null);
    json.put(
        "estimated_start_time",
        job.life.starts().filter(time -> isWaiting).map(Instant::toString).orElse(null));
    json.putArray("num_qubits");
    return json.put("caller", "emulator").put("qiskit_version", (String) null);
  }
}
