package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Jobs and their circuits as the API shows them: every key present, and one that nobody knows. */
final class IonqJobJson {
  private final IonqResultJson results;

  IonqJobJson(IonqResultJson results) {
    this.results = results;
  }

  ObjectNode job(IonqJob job, Instant now) {
    ObjectNode json = common(job, job.life.state(now), now);
    json.put("id", job.id).put("type", job.type());
    json.put("parent_job_id", job.text("parent").orElse(null));
    json.put("name", job.text("name").orElse(null));
    json.set("child_job_ids", job.isBatch() ? children(job) : Json.object().nullNode());
    json.set("failure", failure(job.life.failure().filter(f -> isFailed(json))));
    json.set("stats", stats(job, job.parts, job.oneQubitGates, job.twoQubitGates, now));
    results.add(json, job, job.id, job.isBatch());
    return json;
  }

  ObjectNode child(IonqJob job, IonqPart part, Instant now) {
    ObjectNode json = common(job, job.state(part, now), now);
    json.put("id", part.id).put("type", "ionq.circuit.v1");
    json.put("parent_job_id", job.id);
    json.put("name", part.name.orElse(null));
    json.set("child_job_ids", Json.object().nullNode());
    Optional<Life.Failure> why = part.failure().or(job.life::failure);
    json.set("failure", failure(why.filter(f -> isFailed(json))));
    json.set("stats", stats(job, List.of(part), part.oneQubitGates, part.twoQubitGates, now));
    results.add(json, job, part.id, false);
    return json;
  }

  private static boolean isFailed(ObjectNode json) {
    return json.get("status").textValue().equals("failed");
  }

  private static ObjectNode common(IonqJob job, Life.State state, Instant now) {
    Life life = job.life;
    ObjectNode json =
        Json.object()
            .put("id", job.id)
            .put("status", word(state))
            .put("type", job.type())
            .put("backend", job.backend())
            .put("dry_run", job.isDryRun())
            .put("submitter_id", IonqAccounts.submitter(job.account))
            .put("project_id", IonqAccounts.PROJECT)
            .put("session_id", job.text("session_id").orElse(null));
    JsonNode metadata = job.request.path("metadata");
    json.set("metadata", metadata.isObject() ? metadata : json.nullNode());
    json.put("submitted_at", life.created().toString());
    json.put("started_at", life.started(now).map(Instant::toString).orElse(null));
    json.put("completed_at", life.ended(now).map(Instant::toString).orElse(null));
    Optional<Long> wait =
        life.starts()
            .filter(time -> !state.isFinal() && now.isBefore(time))
            .map(time -> Duration.between(now, time).toMillis());
    json.put("predicted_wait_time_ms", wait.orElse(null));
    json.put("predicted_execution_duration_ms", state.isFinal() ? null : life.length().toMillis());
    boolean hasRun = state.isFinal() && life.started(now).isPresent();
    json.put("execution_duration_ms", hasRun ? life.length().toMillis() : null);
    if (job.isSampled()) {
      json.put("shots", job.shots());
    }
    if (!job.isProcessor()) {
      JsonNode noise = job.request.path("noise");
      json.set("noise", noise.isObject() ? noise : Json.object().put("model", "ideal"));
    }
    json.put("cost_model", "2QGE_operations");
    JsonNode settings = job.request.path("settings");
    json.set("settings", settings.isObject() ? settings : Json.object());
    return json.put("x_emulator", "a key that no client knows");
  }

  static String word(Life.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static JsonNode children(IonqJob job) {
    var ids = Json.array();
    job.listed().forEach(part -> ids.add(part.id));
    return ids;
  }

  private static JsonNode failure(Optional<Life.Failure> failure) {
    return failure
        .<JsonNode>map(f -> Json.object().put("code", f.code()).put("message", f.message()))
        .orElse(Json.object().nullNode());
  }

  private static ObjectNode stats(
      IonqJob job, List<IonqPart> parts, long one, long two, Instant now) {
    ObjectNode stats =
        Json.object()
            .put("qubits", parts.stream().mapToInt(part -> part.circuit.qubits()).max().orElse(0))
            .put("circuits", parts.size());
    stats.putObject("gate_counts").put("1q", one).put("2q", two);
    stats.put("kwh", 0.001);
    long time = job.computeMicros(one, two);
    stats.put("predicted_quantum_compute_time_us", time);
    if (job.life.state(now) == Life.State.COMPLETED) {
      stats.put("billed_quantum_compute_time_us", job.isPaid() ? time : 0);
    }
    return stats;
  }
}
